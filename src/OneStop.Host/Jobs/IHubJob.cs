namespace OneStop.Host.Jobs;

/// <summary>Planned work; calls one method of Core.</summary>
internal interface IHubJob
{
    Task RunAsync(CancellationToken cancellationToken);
}
