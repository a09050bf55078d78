using OneStop.Benchmarks.Baselines;
using OneStop.Benchmarks.Loading;
using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Sync;

/// <summary>Appends a new dossier's first event and waits until it is durable.</summary>
internal sealed class JournalSubject(IJournal journal, Traffic traffic) : ISubject
{
    public async ValueTask<bool> AskAsync(int connection)
    {
        try
        {
            return await journal.AppendAsync(Traffic.Draft(traffic.NextDossier(), 1), CancellationToken.None) is AppendAnswer.Accepted;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }
}

/// <summary>The same with the bare group commit.</summary>
internal sealed class BareSubject(BareGroupCommit bare, Traffic traffic) : ISubject
{
    public async ValueTask<bool> AskAsync(int connection)
    {
        await bare.AppendAsync(Traffic.Draft(traffic.NextDossier(), 1));
        return true;
    }
}
