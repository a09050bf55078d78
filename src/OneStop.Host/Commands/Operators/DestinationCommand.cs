using OneStop.Core.Operations;
using OneStop.Core.Sync;

namespace OneStop.Host.Commands.Operators;

/// <summary>
/// <c>pause</c>, <c>resume</c>, <c>start-from-now</c> and <c>forget</c>, each with a destination and <c>--reason …</c>. Exit code 0: done. 1: it
/// can't be done now, and why. 2: misspelt, or the store cannot be used.
/// </summary>
internal static class DestinationCommand
{
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
        : await services.GetRequiredService<DestinationDesk>().ForgetAsync(order.Destination, Me, order.Reason, cancellationToken)
            ? Done($"{order.Destination} is forgotten. What was sent to it stays in the timelines; it stays paused.")
            : Refused($"{order.Destination} must have been paused for {DestinationDesk.Obeyed.TotalSeconds:0} seconds: pause {order.Destination} --reason …"));

    private static async Task<int> RunAsync(string verb, string[] args, Func<Order, IServiceProvider, Task<int>> run)
    {
        var words = new VerbWords(args);
        if (words is not { Argument: { } destination } || words.Reason is not { } reason)
        {
            await Console.Error.WriteLineAsync($"{verb} <destination> --reason \"…\", for example: {verb} reporting --reason \"…\"");
            return OperatorStore.Broken;
        }

        return await OperatorStore.RunAsync(words.Configuration, async services =>
        {
            var enabled = services.GetServices<IDestination>().Any(one => one.Descriptor.Key == destination);
            return enabled || (await services.GetRequiredService<IDeliveryReport>().ReadAsync(CancellationToken.None)).Any(one => one.Destination == destination)
                ? await run(new(destination, enabled, reason), services)
                : Refused($"There is no destination '{destination}' here.");
        });
    }

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
    private sealed record Order(string Destination, bool IsEnabled, string Reason);
}
