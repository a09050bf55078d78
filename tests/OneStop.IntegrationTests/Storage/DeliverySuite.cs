using OneStop.Core.Errors;
using OneStop.Core.Sync;
using static OneStop.IntegrationTests.Storage.Drafts;

namespace OneStop.IntegrationTests.Storage;

/// <summary>Where the sending stands: fenced, never back, whole or not at all.</summary>
public abstract class DeliverySuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    private const string Portal = "portal";
    private const string Stream1 = "hoi-dap:1";

    private static readonly int Partition = new StreamKey(Stream1).Partition(16);
    private static readonly Fault Why = new(ErrorCode.DestinationRejectsData, Field: "ChuHoSo");

    [Fact]
    public async Task Claim_NewDestination_StartsAtTheBeginningAndRaisesTheEpoch()
    {
        await using var node = await StartAsync(events: 3);

        Assert.Equal(new Claim(1, 0, 3), await ClaimAsync(node));
        Assert.True(await node.Delivery.CommitAsync(At(1, 2), default));
        Assert.Equal(new Claim(2, 2, 3), await ClaimAsync(node));
        Assert.Equal(new Claim(1, 0, 3), await ClaimAsync(node, "reporting"));
        Assert.True(await node.Delivery.IsOwnerAsync(Portal, Partition, 2, default));
        Assert.False(await node.Delivery.IsOwnerAsync(Portal, Partition, 1, default));
    }

    // F07, I2
    [Fact]
    public async Task Commit_ClaimedByAnother_IsRefusedAndNothingOfItIsWritten()
    {
        await using var zombie = await StartAsync(events: 5);
        await using var heir = await StoreNode.StartAsync(Store);
        await ClaimAsync(zombie);
        Assert.True(await zombie.Delivery.CommitAsync(Held(1, 1, [1]), default));
        await ClaimAsync(heir);

        Assert.False(await zombie.Delivery.CommitAsync(At(1, 5) with { Attempts = [Line(2, 5)] }, default));
        Assert.False(await zombie.Delivery.CommitAsync(Held(1, 5, [2, 3], "hoi-dap:1") with { Done = [1], Released = [new(Stream1)], Attempts = [Line(2, 5)] }, default));

        Assert.Equal(new Claim(3, 1, 5), await ClaimAsync(heir));
        Assert.Equal([1L], (await DueAsync(heir)).Select(due => due.Row.Position.Seq));
        Assert.Equal(0, await ReadAsync<long>("select count(*) from delivery_attempt"));
    }

    [Fact]
    public async Task Commit_LowerCursor_NeverMovesBack()
    {
        await using var node = await StartAsync(events: 5);
        await ClaimAsync(node);
        await node.Delivery.CommitAsync(At(1, 4), default);

        Assert.True(await node.Delivery.CommitAsync(At(1, 2), default));
        Assert.True(await node.Delivery.CommitAsync(Held(1, 3, [1]), default));

        Assert.Equal(4, (await ClaimAsync(node)).Seq);
    }

    [Fact]
    public async Task Commit_ManyPumpsAtOnce_EachHearsItsOwnAnswer()
    {
        await using var node = await StartAsync(events: 1);
        for (var partition = 0; partition < 16; partition++)
        {
            await node.Delivery.ClaimAsync(Portal, partition, "nút-thử", default);
        }

        await node.Delivery.ClaimAsync(Portal, 3, "nút-khác", default);
        for (var round = 1; round <= 20; round++)
        {
            var stands = await Task.WhenAll(Enumerable.Range(0, 16).Select(partition =>
                node.Delivery.CommitAsync(new Progress(Portal, partition, 1, round) { Attempts = [Line(round, round)] }, default)));
            Assert.Equal(Enumerable.Range(0, 16).Select(partition => partition != 3), stands);
        }

        Assert.Equal(15 * 20, await ReadAsync<long>("select cast(sum(seq) as bigint) from delivery_cursor"));
        Assert.Equal(15 * 20, await ReadAsync<long>("select count(*) from delivery_attempt"));
    }

    [Fact]
    public async Task Due_HeldStreams_ComeInOrderTheLongestDueFirst()
    {
        await using var node = await StartAsync(events: 0);
        var streams = OfOnePartition(3);
        await ClaimAsync(node);
        foreach (var i in Enumerable.Range(0, 9))
        {
            await node.Journal.AppendAsync(Question(streams[i % 3], $"m{i}"), default);
        }

        await node.Delivery.CommitAsync(
            At(1, 9) with
            {
                Holds =
                [
                    Hold(streams[0], HoldState.Waiting, Noon.AddMinutes(2), 3, uncertain: true),
                    Hold(streams[1], HoldState.Waiting, Noon.AddMinutes(1), 2),
                    Hold(streams[2], HoldState.Dead, Noon, 1),
                ],
                Waiting = [.. Enumerable.Range(0, 9).Select(i => new StreamEvent(new(streams[i % 3]), i + 1))],
            },
            default);

        Assert.Equal(Noon.AddMinutes(1), await node.Delivery.NextDueAsync(Portal, Partition, default));
        Assert.Empty(await node.Delivery.DueAsync(Portal, Partition, Noon, 10, default));
        var due = await node.Delivery.DueAsync(Portal, Partition, Noon.AddMinutes(3), 5, default);
        Assert.Equal(
            [(2, 2, false, false), (5, 0, false, false), (8, 0, false, true), (1, 3, true, false), (4, 0, false, false)],
            due.Select(item => ((int)item.Row.Position.Seq, item.Attempts, item.Uncertain, item.IsLast)));
        Assert.Equal(streams.Order(StringComparer.Ordinal), (await node.Delivery.HeldStreamsAsync(Portal, Partition, default)).Select(key => key.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Commit_FirstHeldIsDone_NextStartsWithAttemptsOfItsOwn()
    {
        await using var node = await StartAsync(events: 3);
        await ClaimAsync(node);
        await node.Delivery.CommitAsync(Held(1, 3, [1, 2, 3]), default);

        await node.Delivery.CommitAsync(At(1, 3) with { Done = [1] }, default);
        Assert.Equal([(2, 0, false), (3, 0, true)], (await DueAsync(node)).Select(due => ((int)due.Row.Position.Seq, due.Attempts, due.IsLast)));

        await node.Delivery.CommitAsync(At(1, 3) with { Done = [2], Holds = [Hold(Stream1, HoldState.Waiting, Noon, 1)] }, default);
        Assert.Equal([(3, 1, true)], (await DueAsync(node)).Select(due => ((int)due.Row.Position.Seq, due.Attempts, due.IsLast)));

        await node.Delivery.CommitAsync(At(1, 3) with { Done = [3], Released = [new(Stream1)] }, default);
        Assert.Empty(await node.Delivery.HeldStreamsAsync(Portal, Partition, default));
        Assert.Null(await node.Delivery.NextDueAsync(Portal, Partition, default));
    }

    [Fact]
    public async Task Commit_WaitingOfAStreamThatIsNotHeld_IsDueAtOnce()
    {
        await using var node = await StartAsync(events: 2);
        await ClaimAsync(node);

        await node.Delivery.CommitAsync(At(1, 2) with { Waiting = [new(new(Stream1), 1), new(new(Stream1), 2)] }, default);

        Assert.Equal([1L, 2L], (await DueAsync(node)).Select(due => due.Row.Position.Seq));
    }

    [Fact]
    public async Task Commit_ReleasedButSomethingWaits_StaysHeld()
    {
        await using var node = await StartAsync(events: 2);
        await ClaimAsync(node);
        await node.Delivery.CommitAsync(Held(1, 2, [1, 2]), default);

        await node.Delivery.CommitAsync(At(1, 2) with { Done = [1], Released = [new(Stream1)] }, default);

        Assert.Equal([2L], (await DueAsync(node)).Select(due => due.Row.Position.Seq));
    }

    // F01: sent by the owner that was lost, before it could write so.
    [Fact]
    public async Task Claim_AnotherOwnerCameBefore_WhatItMayHaveSentIsUncertain()
    {
        await using var node = await StartAsync(events: 0);
        await ClaimAsync(node);
        foreach (var message in new[] { "m1", "m2", "m3" })
        {
            await node.Journal.AppendAsync(Question(Stream1, message), default);
        }

        await node.Delivery.CommitAsync(Held(1, 2, [1, 2]), default);
        Assert.Equal([false, false], (await DueAsync(node)).Select(due => due.Uncertain));

        await ClaimAsync(node);
        await node.Journal.AppendAsync(Question(Stream1, "m4"), default);
        await node.Delivery.CommitAsync(At(2, 4) with { Waiting = [new(new(Stream1), 3), new(new(Stream1), 4)] }, default);

        // The third existed when the claim was made; the fourth did not.
        Assert.Equal([true, true, true, false], (await DueAsync(node)).Select(due => due.Uncertain));
    }

    [Fact]
    public async Task Commit_Lines_AreTheTimeline()
    {
        await using var node = await StartAsync(events: 3);
        await ClaimAsync(node);
        await node.Delivery.CommitAsync(At(1, 2) with { Attempts = [Line(1, 2)] }, default);
        await node.Delivery.CommitAsync(
            Held(1, 3, [3]) with { Attempts = [new(3, 3, new(Stream1), 1, Noon.AddMinutes(1), TimeSpan.FromMilliseconds(1.5), "refused", "destination.refused", "E42")] }, default);
        await node.Delivery.CommitAsync(
            At(1, 3) with { Attempts = [new(3, 3, new("hoi-dap:nguoi-khac"), 1, Noon, TimeSpan.Zero, "refused")] }, default);

        var timeline = await node.Get<ITimelineReader>().ReadAsync(new(Stream1), default);

        Assert.Equal([1L, 2L, 3L], timeline.Rows.Select(row => row.Position.Seq));
        Assert.Equal([(1L, 2L, "delivered"), (3L, 3L, "refused")], timeline.Attempts.Select(line => (line.Attempt.FromSeq, line.Attempt.ToSeq, line.Attempt.Outcome)));
        Assert.Equal(("destination.refused", "E42", TimeSpan.FromMilliseconds(1.5)), (timeline.Attempts[1].Attempt.Error, timeline.Attempts[1].Attempt.Proof, timeline.Attempts[1].Attempt.Took));
        Assert.True(timeline.Attempts[0].Covers(new(Partition, 2)));
        Assert.False(timeline.Attempts[0].Covers(new(Partition, 3)));
        Assert.Equal(Portal, Assert.Single(timeline.Holds).Destination);
    }

    [Fact]
    public async Task Commit_LongLine_IsFoundFromEveryEvent()
    {
        await using var node = await StartAsync(events: 1);
        await ClaimAsync(node);

        await node.Delivery.CommitAsync(At(1, 1) with { Attempts = [Line(1, 2_500)] }, default);

        Assert.Equal(3, await ReadAsync<long>("select count(*) from delivery_attempt"));
        Assert.Equal((1L, 1_000L), Assert.Single((await node.Get<ITimelineReader>().ReadAsync(new(Stream1), default)).Attempts) is var line ? (line.Attempt.FromSeq, line.Attempt.ToSeq) : default);
    }

    private async Task<StoreNode> StartAsync(int events)
    {
        var node = await StoreNode.StartAsync(Store);
        for (var i = 1; i <= events; i++)
        {
            await node.Journal.AppendAsync(Question(Stream1, $"m{i}"), default);
        }

        return node;
    }

    private static Task<Claim> ClaimAsync(StoreNode node, string destination = Portal) => node.Delivery.ClaimAsync(destination, Partition, "nút-thử", default);

    private static Task<IReadOnlyList<HeldEvent>> DueAsync(StoreNode node) =>
        node.Delivery.DueAsync(Portal, Partition, DateTimeOffset.UtcNow.AddYears(1), 100, default);

    private static Progress At(long epoch, long seq) => new(Portal, Partition, epoch, seq);

    private static Progress Held(long epoch, long seq, long[] seqs, string stream = Stream1) => At(epoch, seq) with
    {
        Holds = [Hold(stream, HoldState.Waiting, Noon, 2)],
        Waiting = [.. seqs.Select(held => new StreamEvent(new(stream), held))],
    };

    private static StreamHold Hold(string stream, HoldState state, DateTimeOffset next, int attempts, bool uncertain = false) =>
        new(new(stream), state, attempts, Noon, next, uncertain, Why);

    private static DeliveryAttempt Line(long from, long to) => new(from, to, null, 1, Noon, TimeSpan.FromMilliseconds(2), "delivered", null, "00");

    private static string[] OfOnePartition(int count) =>
        [.. Enumerable.Range(1, 10_000).Select(i => $"hoi-dap:{i}").Where(text => new StreamKey(text).Partition(16) == Partition).Take(count)];
}
