using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Operations;
using OneStop.Host.Wire;

namespace OneStop.Host.Commands.Operators;

/// <summary>A dossier's timeline. Exit code 0: nothing of it is held. 1: something is, or waits because its destination is down. 2: unknown, or the store cannot be read.</summary>
internal static class WhyCommand
{
    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (VerbWords.Read(args, "<dossier>", "--json") is not { } words)
        {
            return OperatorStore.Broken;
        }

        if (!DossierCode.TryParse(words.Argument, out var code, out _))
        {
            await Console.Error.WriteLineAsync("Name a dossier: why H49.14-261120-0001");
            return OperatorStore.Broken;
        }

        return await OperatorStore.RunAsync(words.Configuration, services => PrintAsync(services, code, words.Json, cancellationToken));
    }

    private static async Task<int> PrintAsync(IServiceProvider services, DossierCode code, bool json, CancellationToken cancellationToken)
    {
        var entries = await services.GetRequiredService<Timeline>().OfAsync(code, cancellationToken);
        if (entries.Count == 0)
        {
            await Console.Error.WriteLineAsync("The hub was never sent this dossier.");
            return OperatorStore.Broken;
        }

        if (json)
        {
            await Screen.WriteAsync(new TimelineAnswer(code.Text, [.. entries.Select(OperationMapping.ToWire)]), HubJson.Wire.TimelineAnswer);
        }
        else
        {
            foreach (var entry in entries)
            {
                await Screen.BlockAsync(
                    $"{Screen.Moment(entry.At)}  {Screen.Word(entry.Kind)}: {Screen.Said($"{entry.What} {entry.Status}".TrimEnd(), Place(entry), entry.Outcome ?? entry.Proof ?? Turn(entry))}",
                    entry.Error is { } error ? $"{Screen.Said($"{error.Id} ({error.Blame})", entry.Field is { } field ? $"field {field}" : null)}: {error.Vi}" : null);
            }
        }

        return entries.Any(entry => entry.Kind == TimelineKind.Hold) ? 1 : 0;
    }

    private static string Place(TimelineEntry entry) => Screen.Said(
        entry.Event is { } position ? $"event {position}" : null, entry.Destination is { } destination ? $"to {destination}" : entry.By is { } by ? $"by {by}" : null);

    private static string? Turn(TimelineEntry entry) =>
        entry.ExpectedSequence is { } expected ? string.Create(CultureInfo.InvariantCulture, $"number {entry.Sequence} waits for {expected}") : null;
}
