namespace OneStop.Host.Jobs;

/// <summary>What this version of the hub can run; two jobs of one name fail here.</summary>
internal sealed class JobBook(IEnumerable<HubJob> jobs)
{
    private readonly Dictionary<string, HubJob> byName = jobs.ToDictionary(job => job.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<HubJob> All => byName.Values;

    public HubJob? Find(string name) => byName.GetValueOrDefault(name);
}
