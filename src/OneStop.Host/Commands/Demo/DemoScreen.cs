using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace OneStop.Host.Commands.Demo;

/// <summary>Prints what the hub answered; every line comes from the answer itself.</summary>
internal sealed class DemoScreen(IAnsiConsole console, TimeProvider time)
{
    private const int PageWidth = 120;

    public static DemoScreen Open() => new(Terminal.Open(inColour: true, PageWidth), TimeProvider.System);

    public LedgerScreen Ledger => new(console);

    public void Say(string text) => console.MarkupLineInterpolated($"[grey]{text}[/]");

    public void Farewell(Uri hub, Uri nation, string client, string secret, string dossier, string dataFolder)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]Look around[/]").LeftJustified());
        console.MarkupLineInterpolated($"  API reference          [blue]{new Uri(hub, "docs")}[/]");
        console.MarkupLineInterpolated($"  Simulated nation       [blue]{nation}[/]");
        console.MarkupLineInterpolated($"  A token for curl       curl -s -u {client}:{secret} -d grant_type=client_credentials {new Uri(hub, "token")}");
        console.MarkupLineInterpolated($"  What a dossier met     dotnet run --no-build --project src/OneStop.Host -- why {dossier} --Data:Folder={dataFolder}");
        console.WriteLine();
    }

    public void Show(DemoDossier dossier, JsonElement answer, TimeSpan took)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Markup.Escape(dossier.Title)}[/]").LeftJustified());
        var (code, procedure) = (answer.GetProperty("dossier").GetString(), answer.GetProperty("procedure").GetString());
        console.MarkupLineInterpolated($"[grey]{code} · {procedure} · answered in {took.TotalMilliseconds:F0} ms[/]");
        Fields(answer.GetProperty("fields"));
        Conflicts(answer.GetProperty("conflicts"));
        Missing(answer.GetProperty("missing"));
        Sources(answer.GetProperty("sources"));
    }

    private void Fields(JsonElement fields)
    {
        if (fields.GetArrayLength() == 0)
        {
            return;
        }

        var table = new Table().RoundedBorder().AddColumns("Field", "Value")
            .AddColumn("Source", c => c.NoWrap()).AddColumn("Age", c => c.NoWrap()).AddColumn("", c => c.NoWrap());
        foreach (var field in fields.EnumerateArray())
        {
            var source = field.GetProperty("source");
            table.AddRow(
                Escape(field.GetProperty("label").GetProperty("vi")),
                Markup.Escape(ValueText.Of(field.GetProperty("value"))),
                Markup.Escape(NameOf(source)),
                Age(source),
                field.GetProperty("lock").GetString() == "locked" ? "[green]locked[/]" : "editable");
        }

        console.Write(table);
    }

    private void Conflicts(JsonElement conflicts)
    {
        foreach (var conflict in conflicts.EnumerateArray())
        {
            console.MarkupLineInterpolated($"[yellow]▲ sources disagree:[/] {conflict.GetProperty("label").GetProperty("vi").GetString()}");
            foreach (var candidate in conflict.GetProperty("candidates").EnumerateArray())
            {
                var differs = candidate.GetProperty("differs").GetString();
                console.MarkupLineInterpolated(
                    $"    {ValueText.Of(candidate.GetProperty("value"))}  [grey]{NameOf(candidate.GetProperty("source"))}{(differs is "none" or "value" ? "" : $", differs in {differs}")}[/]");
            }
        }
    }

    private void Missing(JsonElement missing)
    {
        // Fields that lack for the same reason are one line: the reason and the next step are what the officer needs.
        foreach (var group in missing.EnumerateArray().GroupBy(m => (
            Reason: m.GetProperty("reason").GetString(),
            Blame: m.GetProperty("blame").GetString(),
            Next: m.GetProperty("next").GetProperty("en").GetString())))
        {
            var names = string.Join(", ", group.Select(m => m.GetProperty("name").GetString()));
            console.MarkupLineInterpolated($"[red]✗ {group.Key.Reason}[/] ({group.Key.Blame}): {names}");
            console.MarkupLineInterpolated($"    [grey]→ {group.Key.Next}[/]");
        }
    }

    private void Sources(JsonElement sources)
    {
        foreach (var source in sources.EnumerateArray())
        {
            var outcome = source.GetProperty("outcome").GetString()!;
            var since = source.TryGetProperty("downSince", out var down) && down.ValueKind == JsonValueKind.String
                ? $", down since {down.GetDateTimeOffset().ToLocalTime():HH:mm:ss}"
                : "";
            var colour = outcome == "found" ? "green" : "yellow";
            var elapsed = source.GetProperty("elapsedMs").GetDouble();
            console.MarkupLine(
                $"  [{colour}]{outcome,-12}[/] {Escape(source.GetProperty("name")),-11} {Markup.Escape(NameOf(source)),-30} {elapsed,7:F1} ms{since}");
        }
    }

    private string Age(JsonElement source)
    {
        var seconds = (time.GetUtcNow() - source.GetProperty("at").GetDateTimeOffset()).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, seconds):F0} s");
    }

    private static string NameOf(JsonElement source) =>
        $"{source.GetProperty("registry").GetString()}/{source.GetProperty("operation").GetString()}";

    private static string Escape(JsonElement text) => Markup.Escape(text.GetString()!);
}
