using System.Globalization;
using OneStop.Storage.Postgres;

namespace OneStop.Tests.Storage;

public sealed class SharedReadingTests
{
    private readonly List<string[]> groups = [];
    private readonly Queue<TaskCompletionSource> gates = new();
    private readonly SharedReading<string, string> reading;

    public SharedReadingTests() => reading = new(ReadAsync);

    [Fact]
    public async Task Find_WhileOneIsUnderWay_TheNextIsSharedByAllWhoCame()
    {
        var first = Ask("a");
        var others = new[] { Ask("b"), Ask("c"), Ask("b"), Ask("missing") };

        Let();
        Assert.Equal("a!", await first);
        Let();
        Assert.Equal(["b!", "c!", "b!", null], await Task.WhenAll(others));
        Assert.Equal([["a"], ["b", "c", "missing"]], groups);
    }

    [Fact]
    public async Task Find_WhatIsBeingRead_IsReadAgain()
    {
        var before = Ask("a");
        var after = Ask("a");

        Let();
        await before;
        Assert.False(after.IsCompleted);
        Let();
        Assert.Equal("a!", await after);
        Assert.Equal([["a"], ["a"]], groups);
    }

    [Fact]
    public async Task Find_ReadingFails_OnlyItsGroupHearsOfIt()
    {
        var first = Ask("a");
        var second = Ask("b");

        gates.Dequeue().SetException(new TimeoutException("synthetic"));
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        Let();
        Assert.Equal("b!", await second);
    }

    [Fact]
    public async Task Find_CallerGivesUp_OthersAreAnswered()
    {
        using var giveUp = new CancellationTokenSource();
        var first = Ask("a");
        var gone = reading.FindAsync("b", giveUp.Token);
        var stays = Ask("b");

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Let();
        Let();
        Assert.Equal(["a!", "b!"], await Task.WhenAll(first, stays));
    }

    [Fact]
    public async Task Find_MoreThanAGroupHolds_GoInTurn()
    {
        var first = Ask("a");
        var many = Enumerable.Range(0, 450).Select(number => Ask(number.ToString(CultureInfo.InvariantCulture))).ToList();

        for (var turn = 0; turn < 4; turn++)
        {
            Let();
        }

        await first;
        Assert.Equal(450, (await Task.WhenAll(many)).Distinct().Count());
        Assert.Equal([1, 200, 200, 50], groups.Select(group => group.Length));
    }

    private Task<string?> Ask(string key) => reading.FindAsync(key, CancellationToken.None);

    // The reading goes on within this call, and the next one has begun when it returns.
    private void Let() => gates.Dequeue().SetResult();

    private async Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyCollection<string> keys)
    {
        groups.Add([.. keys]);
        var gate = new TaskCompletionSource();
        gates.Enqueue(gate);
        await gate.Task;
        return keys.Where(key => key != "missing").ToDictionary(key => key, key => key + "!");
    }
}
