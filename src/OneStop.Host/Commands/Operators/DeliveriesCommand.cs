using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Host.Endpoints.Operations;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Wire;

namespace OneStop.Host.Commands.Operators;

/// <summary>What is held, and which destinations are interrupted. Exit code 0: nothing. 1: something. 2: misspelt, or the store cannot be read.</summary>
internal static class DeliveriesCommand
{
    private const int Listed = 100;

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (VerbWords.Read(args, "--destination=", "--state=", "--cause=", "--json") is not { } words)
        {
            return OperatorStore.Broken;
        }

        var state = default(HoldState);
        if (words.Value("--state") is { } text && !Words.Holds.TryGetValue(text, out state))
        {
            await Console.Error.WriteLineAsync("--state is waiting or dead.");
            return OperatorStore.Broken;
        }

        if (words.Value("--cause") is { } cause && ErrorTable.Find(cause) is null)
        {
            await Console.Error.WriteLineAsync($"There is no cause '{cause}'. The interface's document lists them.");
            return OperatorStore.Broken;
        }

        var query = new ParkedQuery(words.Value("--destination"), words.Value("--state") is null ? null : state, words.Value("--cause"), Listed);
        return await OperatorStore.RunAsync(words.Configuration, services => PrintAsync(services, query, words.Json, cancellationToken));
    }

    private static async Task<int> PrintAsync(IServiceProvider services, ParkedQuery query, bool json, CancellationToken cancellationToken)
    {
        var (book, board, now) = (
            services.GetRequiredService<IParkedBook>(), services.GetRequiredService<DeliveryBoard>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (query.Destination is { } destination && !await board.HasHeardOfAsync(destination, cancellationToken))
        {
            await Console.Error.WriteLineAsync($"There is no destination '{destination}' here.");
            return OperatorStore.Broken;
        }

        var held = await book.ListAsync(query, cancellationToken);
        var (lines, counts) = (await board.ReadAsync(cancellationToken), await book.CountAsync(new(), cancellationToken));
        var interruptions = lines.Where(line => query.Destination is null || line.Key == query.Destination)
            .Select(line => Interruption.Of(line, counts, now)).OfType<string>().ToList();
        if (json)
        {
            await Screen.WriteAsync(
                new DeliveriesAnswer(lines, [.. counts.Select(OperationMapping.ToWire)], [.. held.Select(entry => OperationMapping.ToWire(entry, now))], null),
                HubJson.Wire.DeliveriesAnswer);
        }
        else
        {
            await WriteAsync(interruptions, await book.CountAsync(query, cancellationToken), held);
        }

        return held.Count + interruptions.Count == 0 ? 0 : 1;
    }

    private static async Task WriteAsync(List<string> interruptions, IReadOnlyList<ParkedCount> counts, IReadOnlyList<ParkedEntry> held)
    {
        foreach (var interruption in interruptions)
        {
            await Console.Out.WriteLineAsync($"! {interruption}");
        }

        foreach (var count in counts)
        {
            await Screen.BlockAsync(
                $"{count.Destination} {Screen.Word(count.State)} {count.Cause}", $"{count.Streams} streams, {count.Events} events, since {Screen.Moment(count.Oldest)}");
        }

        foreach (var entry in held)
        {
            await Console.Out.WriteLineAsync();
            await Screen.BlockAsync(
                $"{entry.Stream.Text} to {entry.Destination}, {Screen.Word(entry.State)} since {Screen.Moment(entry.Since)}",
                entry.Cause is { } cause ? Screen.Said($"{cause} ({ErrorText.Of(cause)?.Blame})", entry.Field is { } field ? $"field {field}" : null) : "without a failure of its own",
                $"attempts {entry.Attempts}, events {entry.Events}");
        }

        if (held.Count == 0)
        {
            await Console.Out.WriteLineAsync(interruptions.Count == 0 ? "Nothing is held." : "Nothing is held; what waits is sent as soon as it can be.");
        }
    }
}
