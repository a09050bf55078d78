using System.Globalization;
using System.Security.Cryptography;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Proof;

/// <summary>An item of the inbox; no number while it waits.</summary>
internal sealed record InboxLine(long? Number, string Source, string MessageId, string Subject, IReadOnlyList<string> Files);

/// <summary>What the far sides had for the province.</summary>
internal sealed record Sent(string Source, string MessageId, string Subject, IReadOnlyList<string> Files);

/// <summary>Compares what far sides had with what the inbox holds, what the journal was told of it, and what lies on the disk.</summary>
internal static class InboxCheck
{
    /// <param name="files">Where the hub keeps files.</param>
    public static void Run(Defects found, IReadOnlyList<Sent> sent, IReadOnlyList<InboxLine> inbox, HubBooks hub, string files)
    {
        var lines = inbox.ToLookup(line => (line.Source, line.MessageId));
        foreach (var message in sent)
        {
            var places = lines[(message.Source, message.MessageId)].ToList();
            found.Lost.AddIf(places.Count == 0 || places[0].Number is null, $"{message.Source} {message.MessageId} is not in the inbox");
            found.Doubled.AddIf(places.Count > 1, $"{message.Source} {message.MessageId} is in the inbox {places.Count} times");
            found.Lost.AddAll(message.Files.Where(hash => !IsWhole(files, hash)), hash => $"{message.Source} {message.MessageId} lacks its file {hash}");
        }

        found.FalselyReported.AddIf(inbox.Count > sent.Count, $"the inbox holds {inbox.Count} items of {sent.Count}");
        foreach (var subject in sent.GroupBy(message => (message.Source, message.Subject)))
        {
            var numbers = subject.SelectMany(message => lines[(message.Source, message.MessageId)]).Select(line => line.Number).ToList();
            found.Reordered.AddIf(!numbers.SequenceEqual(numbers.Order()), $"{subject.Key} came in as {string.Join(' ', numbers)}");
        }

        CompareNumbers(found, [.. inbox.Where(line => line.Number is not null).Select(line => line.Number!.Value)], [.. hub.News.Values]);
    }

    public static IReadOnlyList<Sent> Of(MockNation nation, IEnumerable<Sent> filed) =>
        [.. filed, .. nation.Ministry.Messages.Select(message => new Sent(
            "ministry", message.Id.ToString(CultureInfo.InvariantCulture), message.Code, [.. message.Files.Select(file => file.Sha256)]))];

    private static void CompareNumbers(Defects found, long[] numbers, string[] news)
    {
        found.Lost.AddIf(numbers.Length > 0 && numbers.Max() != numbers.Length, $"the inbox has {numbers.Length} numbers up to {numbers.DefaultIfEmpty().Max()}");
        var told = news.CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        found.Lost.AddAll(numbers.Where(number => !told.ContainsKey(number.ToString(CultureInfo.InvariantCulture))), number => $"the journal was not told of {number}");
        found.Doubled.AddAll(told.Where(id => id.Value > 1), id => $"the journal was told of {id.Key} {id.Value} times");
    }

    private static bool IsWhole(string folder, string sha256)
    {
        var shelf = Path.Combine(folder, sha256[..2]);
        var there = Directory.Exists(shelf) ? Directory.GetFiles(shelf, $"{sha256}.*") : [];
        return there.Length == 1 && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(there[0]))) == sha256;
    }
}
