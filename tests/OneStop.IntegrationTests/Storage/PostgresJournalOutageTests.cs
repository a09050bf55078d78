using System.Data.Common;
using Dapper;
using Npgsql;
using OneStop.Core.Sync;
using OneStop.Storage;
using OneStop.Storage.Journal;
using static OneStop.IntegrationTests.Storage.Drafts;

namespace OneStop.IntegrationTests.Storage;

public sealed class PostgresJournalOutageTests : StorageSuite<PostgresTestStore>
{
    private const string OthersMessage =
        "insert into journal (part, seq, source_time, received_at, volume, kind, stream, source, message_id, body_hash) values (200, 1, 0, 0, 0, 0, 'x', 'mot-cua-thu', 'contested', '')";

    // F12
    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task Append_EverySecondTransactionRolledBack_IsRepeatedInside(string state)
    {
        await using var node = await StoreNode.StartAsync(Store);
        await ExecuteAsync($"""
            create sequence tries;
            create function fail_every_second() returns trigger language plpgsql as $$
            begin
              if nextval('tries') % 2 = 1 then raise exception using errcode = '{state}'; end if;
              return null;
            end $$;
            create trigger flaky before insert on journal for each statement execute function fail_every_second();
            """);

        for (var i = 1; i <= 10; i++)
        {
            Assert.Equal(i, Assert.IsType<AppendAnswer.Accepted>(await node.Journal.AppendAsync(Question("hoi-dap:1", $"m{i}"), default)).Position.Seq);
        }

        Assert.Equal(20, await ReadAsync<long>("select last_value from tries"));
    }

    // F12: the node holds its partition and waits for the message; somebody holds the message and waits for the partition.
    [Fact]
    public async Task Append_Deadlock_IsRepeatedInside()
    {
        await using var node = StoreNode.Build("postgres", Store.With(text => text.Options = "-c deadlock_timeout=300ms"));
        await node.StartAsync();
        await using var other = await HoldMessageAsync();
        var appending = node.Journal.AppendAsync(Question("hoi-dap:1", "contested"), default);
        await AwaitLockAsync();

        await other.ExecuteAsync("select 1 from journal_partition for update");
        await other.ExecuteAsync("rollback;");

        Assert.Equal(1, Assert.IsType<AppendAnswer.Accepted>(await appending).Position.Seq);
    }

    // F01, F09: the session ends between a group's first row and its commit.
    [Fact]
    public async Task Append_SessionEndedInTheMiddle_LeavesNothing()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var store = node.Get<IJournalStore>();
        JournalDraft[] group = [.. Enumerable.Range(1, 20).Select(i => Dossier(i, 1, $"m{i}")), Question("hoi-dap:1", "contested")];
        await using (var other = await HoldMessageAsync())
        {
            var appending = Task.Run(() => store.Append(group));
            await AwaitLockAsync();
            await Store.EndSessionsAsync();
            await Assert.ThrowsAsync<StoreConflictException>(() => appending);
        }

        Assert.Equal(0, await ReadAsync<long>("select ((select count(*) from journal) + (select count(*) from dossier) + (select sum(head) from journal_partition))::bigint"));
        Assert.All(store.Append(group), answer => Assert.IsType<AppendAnswer.Accepted>(answer));
    }

    // F19: one partition is held by somebody who does not go on.
    [Fact]
    public async Task Append_APartitionIsHeldForLong_IsRefusedAndHealsAlone()
    {
        await using var node = await StoreNode.StartAsync(Store, time: TimeProvider.System);
        await using (var other = Store.Connect())
        {
            await other.OpenAsync();
            await other.ExecuteAsync("begin; select 1 from journal_partition for update");
            await Assert.ThrowsAsync<JournalUnavailableException>(() => node.Journal.AppendAsync(Question("hoi-dap:1", "m1"), default));
        }

        AppendAnswer? answer = null;
        for (var i = 0; i < 10 && answer is null; i++)
        {
            answer = await TryAsync(node, Question("hoi-dap:1", "m1"));
        }

        Assert.NotNull(answer);
        Assert.Single(await node.Reader.OfStreamAsync(new("hoi-dap:1"), default));
    }

    // F09
    [Fact]
    public async Task Append_ServerGone_IsRefusedAndTheSameMessageIsWrittenOnceAfterwards()
    {
        var server = new NpgsqlConnectionStringBuilder(Store.ConnectionString);
        await using var line = new TcpRelay(server.Host!, server.Port);
        await using var node = StoreNode.Build("postgres", Store.With(text => (text.Host, text.Port) = ("127.0.0.1", line.Port)));
        await node.StartAsync();
        await node.Journal.AppendAsync(Question("hoi-dap:1", "m1"), default);

        await line.CutAsync();
        Assert.Null(await TryAsync(node, Question("hoi-dap:1", "m2")));
        line.Mend();

        Assert.NotNull(await node.Journal.AppendAsync(Question("hoi-dap:1", "m2"), default));
        Assert.Equal(["m1", "m2"], (await node.Reader.OfStreamAsync(new("hoi-dap:1"), default)).Select(row => row.MessageId));
    }

    // F14
    [Fact]
    public async Task Append_ServerTakesNoWrites_IsRefused()
    {
        await (await StoreNode.StartAsync(Store)).DisposeAsync();
        await using var node = StoreNode.Build("postgres", Store.With(text => text.Options = "-c default_transaction_read_only=on"));

        Assert.Null(await TryAsync(node, Question("hoi-dap:1", "m1")));
    }

    [Fact]
    public async Task Append_SessionsDoNotWaitForTheDisk_CommitsWaitNevertheless()
    {
        await using var node = StoreNode.Build("postgres", Store.With(text => text.Options = "-c synchronous_commit=off"));
        await node.StartAsync();
        await ExecuteAsync("""
            create table seen (setting text);
            create function note() returns trigger language plpgsql as $$ begin insert into seen values (current_setting('synchronous_commit')); return null; end $$;
            create constraint trigger note after insert on journal deferrable initially deferred for each row execute function note();
            """);

        await node.Journal.AppendAsync(Question("hoi-dap:1", "m1"), default);

        Assert.Equal("on", await ReadAsync<string>("select setting from seen"));
    }

    private async Task<DbConnection> HoldMessageAsync()
    {
        var other = Store.Connect();
        await other.OpenAsync();
        await other.ExecuteAsync("begin;");
        await other.ExecuteAsync(OthersMessage);
        return other;
    }

    private async Task AwaitLockAsync()
    {
        while (await ReadAsync<long>("select count(*) from pg_locks l join pg_class c on c.relnamespace = current_schema()::regnamespace and c.oid = l.relation where c.relname = 'journal' and l.mode = 'RowExclusiveLock' and l.pid in (select pid from pg_locks where not granted)") == 0)
        {
            // Until the node stands at the lock.
        }
    }

    private static async Task<AppendAnswer?> TryAsync(StoreNode node, JournalDraft draft)
    {
        try
        {
            return await node.Journal.AppendAsync(draft, default);
        }
        catch (JournalUnavailableException)
        {
            return null;
        }
    }
}
