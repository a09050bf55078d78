using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OneStop.Host.Deployment;

namespace OneStop.IntegrationTests.Host;

// F06
public sealed class DoorsTests
{
    private static readonly IPEndPoint Anywhere = new(IPAddress.Loopback, 0);

    private readonly Doors doors = new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance, TimeProvider.System);

    [Fact]
    public async Task Close_SomebodyHasConnectedAndWaits_IsTakenFirst()
    {
        await using var listener = await doors.BindAsync(Anywhere, default);
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.EndPoint);

        var closing = doors.CloseAsync(default);
        await using var taken = await listener.AcceptAsync();
        await closing;

        Assert.NotNull(taken);
        await taken.Transport.Output.WriteAsync("còn đây"u8.ToArray());
        await client.GetStream().ReadExactlyAsync(new byte[1]);
        await AssertClosedAsync(listener);
    }

    [Fact]
    public async Task Close_ClosedAlready_IsDone()
    {
        await using var again = await doors.BindAsync(Anywhere, default);
        await doors.CloseAsync(default);
        await doors.CloseAsync(default);

        await using var listener = await doors.BindAsync(Anywhere, default);
        await listener.UnbindAsync();
        await doors.CloseAsync(default);
    }

    [Fact]
    public async Task Close_NobodyTakesWhoWaits_EndsAllTheSame()
    {
        await using var listener = await doors.BindAsync(Anywhere, default);
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.EndPoint);

        await doors.CloseAsync(default);

        await AssertClosedAsync(listener);
    }

    // Not by connecting: somebody else may have the port by now.
    private static async Task AssertClosedAsync(IConnectionListener listener) =>
        Assert.Null(await listener.AcceptAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5)));
}
