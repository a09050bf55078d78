using System.Text;
using OneStop.Benchmarks.Loading;
using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Sync;

/// <summary>From the call that appends an event to the arrival of its record at the far side.</summary>
internal sealed class EnqueueSubject(IJournal journal, Arrivals arrivals, Traffic traffic) : ISubject
{
    public async ValueTask<bool> AskAsync(int connection)
    {
        var dossier = traffic.NextDossier();
        var arrival = arrivals.RecordOfAsync(dossier);
        var answer = await journal.AppendAsync(Traffic.Draft(dossier, 1), CancellationToken.None);
        await arrival;
        return answer is AppendAnswer.Accepted;
    }
}

/// <summary>The far side's own time: the same record in the same words, posted without anything before it.</summary>
internal sealed class BarePostSubject(LightPortal portal, byte[] record, Traffic traffic) : ISubject, IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly string template = Encoding.UTF8.GetString(record);

    public async ValueTask<bool> AskAsync(int connection)
    {
        var dossier = traffic.NextDossier();
        var arrival = portal.Arrivals.RecordOfAsync(dossier);
        var at = template.IndexOf("H49.14-261120-", StringComparison.Ordinal);
        var name = Traffic.Name(dossier);
        using var content = new StringContent(template.Remove(at, name.Length).Insert(at, name), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(portal.Address, "mapi/integration"), content);
        await arrival;
        return response.IsSuccessStatusCode;
    }

    public void Dispose() => client.Dispose();
}
