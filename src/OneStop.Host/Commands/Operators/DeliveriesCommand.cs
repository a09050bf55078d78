using OneStop.Core.Sync;
using OneStop.Host.Endpoints.Operations;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Wire;

namespace OneStop.Host.Commands.Operators;

/// <summary>What is held. Exit code 0: nothing. 1: something. 2: the store cannot be read.</summary>
internal static class DeliveriesCommand
{
    private const int Listed = 100;

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        var words = new VerbWords(args);
        var state = default(HoldState);
        if (words.Value("--state") is { } text && !Words.Holds.TryGetValue(text, out state))
        {
            await Console.Error.WriteLineAsync("--state is waiting or dead.");
            return OperatorStore.Broken;
        }

        var query = new ParkedQuery(words.Value("--destination"), words.Value("--state") is null ? null : state, words.Value("--cause"), Listed);
        return await OperatorStore.RunAsync(words.Configuration, services => PrintAsync(services, query, words.Json, cancellationToken));
    }

    private static async Task<int> PrintAsync(IServiceProvider services, ParkedQuery query, bool json, CancellationToken cancellationToken)
    {
        var (book, now) = (services.GetRequiredService<IParkedBook>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var held = await book.ListAsync(query, cancellationToken);
        var counts = await book.CountAsync(cancellationToken);
        if (json)
        {
            var board = await services.GetRequiredService<DeliveryBoard>().ReadAsync(cancellationToken);
            await Screen.WriteAsync(
                new DeliveriesAnswer(board, [.. counts.Select(OperationMapping.ToWire)], [.. held.Select(entry => OperationMapping.ToWire(entry, now))], null),
                HubJson.Wire.DeliveriesAnswer);
            return held.Count == 0 ? 0 : 1;
        }

        foreach (var count in counts)
        {
            await Console.Out.WriteLineAsync($"{count.Destination} {count.State} {count.Cause}: {count.Streams} streams, {count.Events} events, since {Screen.Moment(count.Oldest)}");
        }

        var table = Screen.NewTable("destination", "stream", "state", "cause", "owner", "since", "attempts", "events");
        foreach (var entry in held)
        {
            Screen.Row(
                table, entry.Destination, entry.Stream.Text, entry.State.ToString(), entry.Cause, ErrorText.Of(entry.Cause)?.Blame.ToString(),
                Screen.Moment(entry.Since), $"{entry.Attempts}", $"{entry.Events}");
        }

        Screen.Write(table, "Nothing is held.");
        return held.Count == 0 ? 0 : 1;
    }
}
