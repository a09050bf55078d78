using System.Globalization;
using System.Security.Cryptography;

namespace OneStop.Mocks;

/// <summary>
/// A status or result that a ministry holds for the province until it is marked as taken. <c>Fetched</c> and <c>Taken</c> say how far it got.
/// </summary>
public sealed record MinistryMessage(
    long Id, string Code, string Procedure, string Module, string Status, string Text, string Moment, IReadOnlyList<MinistryFile> Files, int Fetched, int Taken)
{
    /// <summary>Null while nothing is registered.</summary>
    public MinistryEntry? Entry { get; init; }
}

/// <summary>An entry in the register of births (<c>PersonalId</c> stated) or of deaths, and its certificate.</summary>
public sealed record MinistryEntry(string? PersonalId, string Number, string Book, string Page, byte[] Certificate)
{
    public override string ToString() => "[entry]";
}

/// <summary>A file as it travels in the message; <c>Sha256</c> in lower-case hexadecimal digits.</summary>
public sealed record MinistryFile(string Name, byte[] Content, string Sha256);

/// <summary>The ministry's outbox: messages stay listed until they are marked, and only what was fetched can be marked.</summary>
public sealed class MinistryBook(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<MinistryMessage> messages = [];
    private readonly Dictionary<string, MinistryMessage[]> backups = new(StringComparer.Ordinal);

    /// <summary>Every message with its counts, oldest first.</summary>
    public IReadOnlyList<MinistryMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>Puts a message into the outbox and returns its id.</summary>
    public long Send(string code, string status, string text, IReadOnlyList<(string Name, byte[] Content)> files, MinistryEntry? entry = null)
    {
        lock (gate)
        {
            var id = messages.Count + 1;
            var moment = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
            messages.Add(new MinistryMessage(id, code, "1.001193", "KS", status, text, moment, [.. files.Select(File)], 0, 0) { Entry = entry });
            return id;
        }
    }

    public void Snapshot(string name)
    {
        lock (gate)
        {
            backups[name] = [.. messages];
        }
    }

    /// <summary>Puts a backup back: messages that were taken since are listed again.</summary>
    public void Restore(string name)
    {
        lock (gate)
        {
            var backup = backups.TryGetValue(name, out var kept) ? kept : throw new ArgumentException($"no backup {name}", nameof(name));
            messages.Clear();
            messages.AddRange(backup);
        }
    }

    /// <summary>The oldest untaken message of each dossier: a mark names the dossier, so the next one must wait.</summary>
    internal IReadOnlyList<MinistryMessage> Waiting(int limit)
    {
        lock (gate)
        {
            return [.. messages.Where(message => message.Taken == 0).DistinctBy(message => message.Code, StringComparer.Ordinal).Take(limit)];
        }
    }

    internal MinistryMessage? Fetch(long id)
    {
        lock (gate)
        {
            var index = messages.FindIndex(message => message.Id == id);
            return index < 0 ? null : messages[index] = messages[index] with { Fetched = messages[index].Fetched + 1 };
        }
    }

    /// <summary>Marks what was fetched of a dossier. Again is no mistake; a dossier of which nothing was fetched is.</summary>
    internal bool Take(string code)
    {
        lock (gate)
        {
            var known = false;
            for (var i = 0; i < messages.Count; i++)
            {
                if (messages[i].Code == code && messages[i].Fetched > 0)
                {
                    known = true;
                    messages[i] = messages[i] with { Taken = messages[i].Taken + 1 };
                }
            }

            return known;
        }
    }

    private static MinistryFile File((string Name, byte[] Content) file) =>
        new(file.Name, file.Content, Convert.ToHexStringLower(SHA256.HashData(file.Content)));
}
