using System.Diagnostics;
using System.Text.Json;

namespace OneStop.IntegrationTests.Mocks;

public sealed class ProcessTests
{
    [Fact]
    public async Task Run_InputEnds_PrintsOneReadyLineAndEndsItself()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "OneStop.Mocks.dll"), "--exit-with-parent", "--page-port", "0" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            using var ready = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync())!);
            Assert.True(ready.RootElement.GetProperty("ready").GetBoolean());
            using var http = new HttpClient();
            var page = await http.GetAsync(ready.RootElement.GetProperty("page").GetString());
            var system = await http.GetAsync(ready.RootElement.GetProperty("systems").GetProperty("population").GetString());
            Assert.Equal((200, 501), ((int)page.StatusCode, (int)system.StatusCode));

            process.StandardInput.Close();

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal((0, ""), (process.ExitCode, await process.StandardOutput.ReadToEndAsync()));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
