namespace OneStop.IntegrationTests.Scenarios;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("onestop-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
