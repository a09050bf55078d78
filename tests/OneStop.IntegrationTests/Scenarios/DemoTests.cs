using System.Diagnostics;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>The first thing a newcomer runs.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_FromTheSourceTree_ShowsWhatIsFilledMissingAndDisputed()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OneStop.Host.dll");
        using var demo = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, "demo", "--once", "--Urls=http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = demo.StandardError.ReadToEndAsync();
        var shown = await demo.StandardOutput.ReadToEndAsync();
        await demo.WaitForExitAsync();

        Assert.True(demo.ExitCode == 0, shown + await errors);
        var dossiers = shown.Split("── ").Where(part => part.Length > 0 && char.IsDigit(part[0])).ToList();
        Assert.Equal(4, dossiers.Count);
        Assert.DoesNotContain("✗", dossiers[0], StringComparison.Ordinal);
        Assert.Contains("down since", dossiers[1], StringComparison.Ordinal);
        Assert.Contains("unavailable (network)", dossiers[1], StringComparison.Ordinal);
        Assert.Contains("LÊ THỊ MẪU HUYÊN", dossiers[2], StringComparison.Ordinal);
        Assert.Contains("differs in diacritics", dossiers[2], StringComparison.Ordinal);
        Assert.Contains("enterprise/household-business", dossiers[3], StringComparison.Ordinal);
        Assert.Contains("/docs", shown, StringComparison.Ordinal);
    }
}
