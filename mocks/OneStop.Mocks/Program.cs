using System.Text.Json;
using OneStop.Mocks;

if (args.Contains("--help"))
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

try
{
    var command = CommandLine.Parse(args);
    await using var nation = await MockNation.StartAsync(command.Nation);
    await using var page = await PageHost.StartAsync(nation, command.PagePort);
    var systems = nation.Systems.ToDictionary(key => key, key => nation.BaseAddress(key));
    Console.WriteLine(JsonSerializer.Serialize(new { ready = true, page = page.Address, systems }));
    if (command.ExitWithParent)
    {
        page.StopWhenInputEnds(Console.OpenStandardInput());
    }

    await page.WaitForShutdownAsync();
    return 0;
}
catch (Exception mistake) when (mistake is FormatException or InvalidDataException or IOException)
{
    await Console.Error.WriteLineAsync(mistake.Message);
    return 2;
}
