namespace OneStop.Tests.Host;

public sealed class SharedSettingsTests
{
    [Fact]
    public void SharedSettings_HoldNoAddressAndNoSecret()
    {
        var files = Directory.GetFiles(AppContext.BaseDirectory, "appsettings*.json");
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Registries", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Secret", text, StringComparison.OrdinalIgnoreCase);
        });
    }
}
