using OneStop.Storage;

namespace OneStop.Tests.Storage;

public sealed class StorageOptionsTests
{
    private const string Secret = "bi-mat-thu";

    [Theory]
    [InlineData("sqlite", "Data Source=/var/lib/onestop/onestop.db")]
    [InlineData("SQLite", "Data Source=onestop.db")]
    [InlineData("postgres", "Host=db;Database=onestop;Username=o;Password=" + Secret)]
    public void Validate_UsableSettings_Succeeds(string provider, string connection) => Assert.True(Check(provider, connection).Succeeded);

    [Theory]
    [InlineData("oracle", "x", "Storage:Provider", "Storage__Provider=sqlite")]
    [InlineData("sqlite", null, "Storage:ConnectionString is missing", "Data Source=/")]
    [InlineData("sqlite", "Nonsense=" + Secret, "Storage:ConnectionString", "Data Source=/")]
    [InlineData("sqlite", "Data Source=:memory:", "does not survive a restart", "Data Source=/")]
    [InlineData("sqlite", "Data Source=x;Mode=Memory", "does not survive a restart", "Data Source=/")]
    [InlineData("postgres", null, "Storage:ConnectionString is missing", "Host=")]
    [InlineData("postgres", "Host=db;Password=" + Secret, "lacks Host or Database", "Host=")]
    [InlineData("postgres", "Host=db;Database=o;Pasword=" + Secret, "cannot be read", "Host=")]
    public void Validate_Mistake_NamesKeyReasonAndExampleButNoSecret(string provider, string? connection, string reason, string example)
    {
        var message = Check(provider, connection).FailureMessage;

        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains(example, message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seal_KeyTooShort_IsRefused() => Assert.Throws<ArgumentException>(() => new AuditSeal(new byte[31]));

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(string provider, string? connection) =>
        new StorageOptionsCheck().Validate(null, new StorageOptions { Provider = provider, ConnectionString = connection });
}
