using System.Text.Json.Nodes;
using OneStop.Core.Dossiers;
using OneStop.Tests.Architecture;
using OneStop.Tests.Sync;

namespace OneStop.Tests.Dossiers;

/// <summary>Rule files are read whole or not at all, and every mistake is named with its file and place.</summary>
public sealed class DossierRulesReaderTests
{
    // Decree 118/2025 and Decision 766/QĐ-TTg; where a dossier stays, nothing is passed.
    [Theory]
    [InlineData(DossierStatus.Filed, "received refused supplement-requested withdrawn")]
    [InlineData(DossierStatus.Received, "processing supplement-requested payment-requested withdrawn stopped finished returned")]
    [InlineData(DossierStatus.Refused, "")]
    [InlineData(DossierStatus.Processing, "supplement-requested payment-requested withdrawn stopped finished returned")]
    [InlineData(DossierStatus.SupplementRequested, "filed received processing withdrawn stopped")]
    [InlineData(DossierStatus.PaymentRequested, "received processing withdrawn stopped finished")]
    [InlineData(DossierStatus.Withdrawn, "")]
    [InlineData(DossierStatus.Stopped, "")]
    [InlineData(DossierStatus.Finished, "returned")]
    [InlineData(DossierStatus.Returned, "")]
    public void Transitions_AsShipped_AreTheGuards(DossierStatus from, string to)
    {
        var table = DeskBench.ReadRules().Transitions;
        var allowed = Enum.GetValues<DossierStatus>().Where(status => status != from && table.Allows(from, status, new(2026, 11, 20))).Select(StatusNames.NameOf);
        Assert.Equal(to.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2026-06-30", false)]
    [InlineData("2026-07-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void Transition_WithDates_HoldsOnThoseDaysOnly(string day, bool allowed)
    {
        var table = new TransitionTable([new(DossierStatus.Filed, DossierStatus.Received, new(2026, 7, 1), new(2026, 12, 31))]);
        Assert.Equal(allowed, table.Allows(DossierStatus.Filed, DossierStatus.Received, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("transitions.json", "transitions.1.from", "\"lost\"", "transitions.lost: 'lost' is no status")]
    [InlineData("transitions.json", "transitions.1.to.0", "\"lost\"", "transitions.filed: 'lost' is no status")]
    [InlineData("transitions.json", "transitions.1.to.0", "1", "$.transitions[1].to[0]")]
    [InlineData("transitions.json", "transitions.1.to", "[]", "transitions.filed: leads nowhere")]
    [InlineData("transitions.json", "transitions.1.to.0", "\"refused\"", "transitions.filed: Refused stands twice for the same days")]
    [InlineData("transitions.json", "transitions.1.validUntil", "\"2019-01-01\"", "transitions.filed: ends before it begins")]
    [InlineData("transitions.json", "transitions.0.from", "\"finished\"", "say nothing about the first status")]
    [InlineData("transitions.json", "transitions.1.validfrom", "1", "validfrom")]
    [InlineData("holidays.json", "years", "[]", "years: is empty")]
    [InlineData("holidays.json", "years.0", "2025", "2026-11-24: lies in none of the years")]
    [InlineData("holidays.json", "workedRestDays", """{"2026-11-24": "?"}""", "2026-11-24: is both a holiday and worked")]
    [InlineData("holidays.json", "holidays", """{"24/11": "?"}""", "holidays")]
    [InlineData("terms.json", "terms.0.procedure", "\"1.1\"", "terms: '1.1' is no procedure code")]
    [InlineData("terms.json", "terms.0.amount", "-1", "terms.1.001193: the amount is not between 0 and 1000")]
    [InlineData("terms.json", "terms.0.unit", "\"week\"", "$.terms[0].unit")]
    [InlineData("terms.json", "terms.1.procedure", "\"1.001193\"", "terms.1.001193: stands twice")]
    public void Read_OneMistake_IsNamedWithFileAndPlace(string file, string path, string value, string expected)
    {
        var reader = new DossierRulesReader();
        Assert.Null(reader.Read(name => name == file ? With(name, path, value) : Shipped(name)));
        Assert.Contains(reader.Errors, error => error.StartsWith(file, StringComparison.Ordinal) && error.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_MistakesInAllFiles_AreAllNamed()
    {
        var reader = new DossierRulesReader();
        Assert.Null(reader.Read(name => name == "terms.json" ? throw new FileNotFoundException("gone") : "{"));
        Assert.Equal(["holidays.json", "terms.json", "transitions.json"], reader.Errors.Select(error => error.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    private static string Shipped(string file) => File.ReadAllText(Path.Combine(SourceTree.Root, "src/OneStop.Host/dossiers", file));

    private static string With(string file, string path, string value)
    {
        var root = JsonNode.Parse(Shipped(file))!;
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        if (parent is JsonArray array)
        {
            array[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
        }
        else
        {
            parent[steps[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }
}
