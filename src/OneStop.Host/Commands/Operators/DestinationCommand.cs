using System.Globalization;
using OneStop.Core.Operations;
using OneStop.Core.Sync;
using OneStop.Host.Endpoints.Operations;

namespace OneStop.Host.Commands.Operators;

/// <summary>
/// <c>pause</c>, <c>resume</c>, <c>start-from-now</c> and <c>forget</c>, each with a destination and <c>--reason …</c>. Exit code 0: done. 1: it
/// can't be done now, and why. 2: misspelt, or the store cannot be used.
/// </summary>
internal static class DestinationCommand
{
    private const string WithHeld = "--and-its-held-events";

    private static string Me => $"cli:{Environment.UserName}";

    public static Task<int> PauseAsync(string[] args, CancellationToken cancellationToken) => RunAsync("pause", args, async (order, services) =>
    {
        await services.GetRequiredService<DestinationDesk>().SwitchAsync(order.Destination, paused: true, Me, order.Reason, cancellationToken);
        return Done($"{order.Destination} is paused: every node stops sending within a second.");
    });

    public static Task<int> ResumeAsync(string[] args, CancellationToken cancellationToken) => RunAsync("resume", args, async (order, services) =>
    {
        await services.GetRequiredService<DestinationDesk>().SwitchAsync(order.Destination, paused: false, Me, order.Reason, cancellationToken);
        return Done($"{order.Destination} is resumed.");
    });

    public static Task<int> StartFromNowAsync(string[] args, CancellationToken cancellationToken) => RunAsync("start-from-now", args, async (order, services) =>
        !order.IsEnabled ? Refused($"{order.Destination} is not enabled here: set Destinations__{order.Destination}__Enabled=true first.")
        : await services.GetRequiredService<DestinationDesk>().StartFromNowAsync(order.Destination, Me, order.Reason, cancellationToken)
            ? Done($"{order.Destination} begins with what comes from now on.")
            : Refused($"{order.Destination} has begun already."));

    public static Task<int> ForgetAsync(string[] args, CancellationToken cancellationToken) => RunAsync("forget", args, async (order, services) =>
        order.IsEnabled ? Refused($"{order.Destination} is enabled: set Destinations__{order.Destination}__Enabled=false on every node first.")
        : Said(order.Destination, await services.GetRequiredService<DestinationDesk>().ForgetAsync(order.Destination, order.WithHeld, Me, order.Reason, cancellationToken)), WithHeld);

    private static async Task<int> RunAsync(
        string verb, string[] args, Func<Order, IServiceProvider, Task<int>> run, params string[] own)
    {
        if (VerbWords.Read(args, ["<destination>", "--reason=", .. own]) is not { } words)
        {
            return OperatorStore.Broken;
        }

        if (words is not { Argument: { } destination } || words.Reason is not { } reason)
        {
            await Console.Error.WriteLineAsync($"{verb} <destination> --reason \"…\", for example: {verb} reporting --reason \"…\"");
            return OperatorStore.Broken;
        }

        return await OperatorStore.RunAsync(words.Configuration, async services =>
        {
            var board = services.GetRequiredService<DeliveryBoard>();
            return await board.HasHeardOfAsync(destination, CancellationToken.None)
                ? await run(new(destination, board.Knows(destination), reason, words.Has(WithHeld)), services)
                : Refused($"There is no destination '{destination}' here.");
        });
    }

    private static int Said(string destination, Forgetting forgetting) => forgetting switch
    {
        { Obstacle: ForgetObstacle.Driven, Node: var node } => Refused(
            $"{destination} is enabled in the running hub ({node}): set Destinations__{destination}__Enabled=false there and start it again. "
            + $"A node that was killed counts as running for {DestinationBeat.Fresh.TotalSeconds:0} seconds more."),
        { Obstacle: ForgetObstacle.NotPaused } => Refused(
            $"{destination} must have been paused for {DestinationDesk.Obeyed.TotalSeconds:0} seconds: pause {destination} --reason …"),
        { Obstacle: ForgetObstacle.Held, Held: var held } => Refused(
            string.Create(CultureInfo.InvariantCulture, $"{held} events are held for {destination} (deliveries --destination {destination}) and would be lost. To give them up, add {WithHeld}.")),
        { Held: var held } => Done(string.Create(
            CultureInfo.InvariantCulture, $"{destination} is forgotten, with {held} held events. What was sent to it stays in the timelines; it stays paused.")),
    };

    private static int Done(string text)
    {
        Console.Out.WriteLine(text);
        return 0;
    }

    private static int Refused(string text)
    {
        Console.Error.WriteLine(text);
        return 1;
    }

    /// <summary>One verb's words.</summary>
    /// <param name="IsEnabled">Whether this configuration sends to it.</param>
    /// <param name="WithHeld">Whether what is held may be lost.</param>
    private sealed record Order(string Destination, bool IsEnabled, string Reason, bool WithHeld);
}
