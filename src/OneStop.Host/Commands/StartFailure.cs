using System.Data.Common;
using System.Net.Sockets;
using OneStop.Storage.Audit;
using OneStop.Storage.Journal;
using OneStop.Storage.Migrations;

namespace OneStop.Host.Commands;

/// <summary>Why a hub with a correct configuration did not start, in one line. What is not in this list is a bug and keeps its stack.</summary>
internal sealed record StartFailure(int ExitCode, string Message)
{
    /// <summary>Wrong settings, an address that cannot be listened on, a folder or key that cannot be used: somebody has to change something here.</summary>
    public const int Here = 1;

    /// <summary>The store cannot be used: down, refused, read-only, of a newer version. It may come back by itself.</summary>
    public const int Store = 3;

    /// <summary>Null for what nobody expected.</summary>
    public static StartFailure? Of(Exception exception) => Causes(exception).Select(Known).FirstOrDefault(known => known is not null);

    private static StartFailure? Known(Exception cause) => cause switch
    {
        MigrationException or JournalLayoutException or AuditKeyException => new(Store, $"The hub cannot use its store: {cause.Message}"),

        // The drivers name server, database and user, and never the password.
        DbException => new(Store, $"The hub cannot use its store: {cause.Message}"),
        SocketException => new(Here, $"The hub cannot listen at the addresses in Urls: {cause.Message}"),
        InvalidDataException or UnauthorizedAccessException => new(Here, $"The hub cannot start: {cause.Message}"),
        IOException => new(Here, $"The hub cannot listen, or cannot use a file: {cause.Message}"),
        _ => null,
    };

    // The server and the clock wrap what they meet; the engine and several services at once come as a bundle. The driver's own word comes
    // before the socket's below it.
    private static IEnumerable<Exception> Causes(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.SelectMany(Causes),
        { InnerException: { } inner } => Causes(inner).Prepend(exception),
        _ => [exception],
    };
}
