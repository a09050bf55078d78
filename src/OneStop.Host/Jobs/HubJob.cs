namespace OneStop.Host.Jobs;

/// <summary>A piece of work and its times.</summary>
/// <param name="Name">Never reused for other work: runs are remembered under it.</param>
internal sealed record HubJob(string Name, Schedule When, Func<IServiceProvider, IHubJob> Resolve);
