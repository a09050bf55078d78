using System.Globalization;
using OneStop.Core.Sync;

namespace OneStop.Host.Commands.Operators;

/// <summary>Lays a drained journal out anew. Exit code 0: done. 1: something is still under way. 2: not a number, or the store cannot be used.</summary>
internal static class PartitionsCommand
{
    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (VerbWords.Read(args, "<number>") is not { } words)
        {
            return OperatorStore.Broken;
        }

        if (!int.TryParse(words.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var partitions))
        {
            await Console.Error.WriteLineAsync("Say how many: partitions 32");
            return OperatorStore.Broken;
        }

        return await OperatorStore.RunAsync(words.Configuration, services => ChangeAsync(services.GetRequiredService<IJournalUpkeep>(), partitions, cancellationToken));
    }

    private static async Task<int> ChangeAsync(IJournalUpkeep upkeep, int partitions, CancellationToken cancellationToken)
    {
        try
        {
            await upkeep.ChangePartitionsAsync(partitions, cancellationToken);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"The journal has {partitions} partitions now. Start every node with Delivery__Partitions={partitions}."));
            return 0;
        }
        catch (InvalidOperationException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
