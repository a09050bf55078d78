using System.Text.Json;
using OneStop.Core.Sync;

namespace OneStop.Core.Reconciliation;

/// <summary>What a dossier's events said of it, as far as they are kept and can be read.</summary>
internal static class History
{
    public static List<SyncEvent> Read(IReadOnlyList<JournalRow> rows) => [.. rows.Select(Read).OfType<SyncEvent>().Where(value => value.Dossier is not null)];

    public static FarDossier? Seen(SyncEvent value) => value.Dossier is { } state
        ? HubDossier.Seen(state.Code.Text, state.Status, state.ReceivedAt, state.FinishedAt)
        : null;

    private static SyncEvent? Read(JournalRow row)
    {
        try
        {
            return row.Payload is null ? null : SyncEventCodec.Read(row.Payload);
        }
        catch (JsonException)
        {
            // An unreadable row explains nothing.
            return null;
        }
    }
}
