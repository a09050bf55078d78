using System.Text.Json;
using OneStop.Mocks;

namespace OneStop.Tests.Mocks;

public sealed class LedgerTests
{
    private static LedgerEntry Row(long sequence) =>
        new(sequence, MockCalls.Now, "population", "business", "citizen", "H49-1", "022090000001", 200, "citizen.found");

    [Fact]
    public void Append_ManyAtOnce_NumbersWithoutGaps()
    {
        using var ledger = new Ledger(null);
        Parallel.For(0, 500, _ => ledger.Append(Row));
        Assert.Equal(Enumerable.Range(1, 500).Select(number => (long)number), ledger.Entries.Select(entry => entry.Sequence));
    }

    [Fact]
    public void Entries_TakenEarlier_DoNotChange()
    {
        using var ledger = new Ledger(null);
        ledger.Append(Row);
        var before = ledger.Entries;
        ledger.Append(Row);
        Assert.Single(before);
    }

    [Fact]
    public void Append_WithAPath_IsOnDiskAtOnceAndKeepsWhatWasThere()
    {
        var path = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}.jsonl");
        try
        {
            for (var run = 0; run < 2; run++)
            {
                using var ledger = new Ledger(path);
                ledger.Append(Row);
                using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
                Assert.Equal(run + 1, reader.ReadToEnd().Count(letter => letter == '\n'));
            }

            Assert.All(File.ReadLines(path), line => Assert.Equal("citizen.found", JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString()));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
