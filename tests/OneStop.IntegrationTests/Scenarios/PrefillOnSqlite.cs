namespace OneStop.IntegrationTests.Scenarios;

public sealed class PrefillOnSqlite : PrefillScenarios
{
    private protected override Task<RunningHub> StartAsync(params (string Key, string Value)[] settings) =>
        RunningHub.StartAsync(settings.ToDictionary(s => s.Key, s => s.Value));
}
