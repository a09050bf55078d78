using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace OneStop.Host.Delivery;

/// <summary>The engine takes no port 0. Chosen below the range from which systems number outgoing connections.</summary>
internal static class FreePort
{
    private const int Lowest = 20_000;
    private const int Highest = 32_000;
    private const int Tries = 100;

    public static int On(IPAddress address)
    {
        for (var i = 0; i < Tries; i++)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, Highest);
            if (IsFree(address, port))
            {
                return port;
            }
        }

        throw new IOException($"No free port between {Lowest} and {Highest} on {address}.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
