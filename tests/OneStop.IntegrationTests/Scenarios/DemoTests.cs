using System.Diagnostics;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>The first thing a newcomer runs.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_FromTheSourceTree_ShowsWhatIsFilledMissingAndDisputedAndACleanLedgerAfterAKill()
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
        Assert.Equal(5, dossiers.Count);
        Assert.DoesNotContain("✗", dossiers[0], StringComparison.Ordinal);
        Assert.Contains("down since", dossiers[1], StringComparison.Ordinal);
        Assert.Contains("unavailable (network)", dossiers[1], StringComparison.Ordinal);
        Assert.Contains("LÊ THỊ MẪU HUYÊN", dossiers[2], StringComparison.Ordinal);
        Assert.Contains("differs in diacritics", dossiers[2], StringComparison.Ordinal);
        Assert.Contains("enterprise/household-business", dossiers[3], StringComparison.Ordinal);
        // F01: the portal had done more than the hub had heard of when it was killed.
        Assert.Contains("kill -9", dossiers[4], StringComparison.Ordinal);
        Assert.DoesNotContain("it has done 0 more", dossiers[4], StringComparison.Ordinal);
        Assert.Contains("0 lost · 0 doubled · 0 out of order", dossiers[4], StringComparison.Ordinal);
        Assert.Equal([[8, 8], [5, 5], [2, 2]], Rows(dossiers[4]).Select(cells => new[] { cells[2], cells[3] }));
        Assert.Equal([[1, 7, 7], [1, 4, 4], [1, 1, 2]], Rows(dossiers[4]).Select(cells => new[] { cells[4], cells[5], cells[6] }));
        Assert.Contains("/docs", shown, StringComparison.Ordinal);
    }

    // Columns 2 and 3: told and in the journal; 4 to 6: created, updated and steps at the portal.
    private static IEnumerable<int[]> Rows(string shown) =>
        from line in shown.Split('\n')
        where line.StartsWith("│ H49", StringComparison.Ordinal)
        select line.Split('│').Skip(1).Select(cell => int.TryParse(cell.Trim(), out var number) ? number : -1).ToArray();
}
