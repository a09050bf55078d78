using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OneStop.Core.Sync.Inbound;

/// <summary>What tells two items apart, whichever system and way they came by.</summary>
public static class InboundKey
{
    /// <summary>The same thing has the same key in every system.</summary>
    public static string Of(InboundItem item) => Of(item.Kind, item.Subject);

    public static string Of(InboundKind kind, string subject) => $"{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}:{subject}";

    /// <summary>
    /// SHA-256 of what counts: status, files, result, question. Wording and times differ between systems that report the same thing.
    /// </summary>
    public static byte[] ContentOf(InboundItem item)
    {
        var text = new StringBuilder().Append((int)item.Kind).Append('|').Append((int?)item.Status).Append('|').Append(item.Content.ResultCode).Append('|');
        text.AppendJoin(',', item.Files.Select(file => file.Sha256).Order(StringComparer.Ordinal)).Append('|').Append(item.Content.Question?.Content);
        if (item.Content.Result is { } result)
        {
            // Whoever says less of the same dossier says something else: what is marked afterwards would be lost with it.
            text.Append('|').AppendJoin('|', result.PersonalId?.Reveal(), result.RegistrationNumber, result.Book, result.Page)
                .Append('|').AppendJoin('|', result.Others.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>
    /// The item among <paramref name="known"/> (all of the same key) that <paramref name="item"/> repeats: the same message of the same source, or
    /// the same content next to it in time. The same content with another in between is a new state: a dossier may go back to where it was.
    /// </summary>
    public static KnownItem? Repeated(InboundItem item, IReadOnlyCollection<KnownItem> known)
    {
        if (known.FirstOrDefault(other => other.Source == item.Source && Same(other.BodyHash, item.BodyHash)) is { } again)
        {
            return again;
        }

        var content = ContentOf(item);
        var before = known.Where(other => other.SourceTime <= item.SourceTime).MaxBy(other => (other.SourceTime, other.Id));
        var after = known.Where(other => other.SourceTime > item.SourceTime).MinBy(other => (other.SourceTime, other.Id));

        // One source that says something twice in different words means both; two sources that agree mean one.
        return IsTheSame(before) ? before : IsTheSame(after) ? after : null;

        bool IsTheSame(KnownItem? other) => other is not null && other.Source != item.Source && Same(other.ContentHash, content);
    }

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);
}

/// <param name="Number">Null while the item waits for its files.</param>
public sealed record KnownItem(long Id, long? Number, string Source, DateTimeOffset SourceTime, byte[] ContentHash, byte[] BodyHash);
