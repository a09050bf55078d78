using System.Globalization;
using Spectre.Console;

namespace OneStop.Host.Commands.Demo;

/// <summary>Prints how the dossiers fared; every figure comes from the hub's answers and the portal's own ledger.</summary>
internal sealed class LedgerScreen(IAnsiConsole console)
{
    public void Begin(IEnumerable<DossierLife> lives)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]5 · Synchronisation: three dossiers through their lives, and the hub killed in the middle[/]").LeftJustified());
        foreach (var life in lives)
        {
            console.MarkupLineInterpolated($"[grey]{life.Code} · {life.Title} · {life.Messages.Count} events[/]");
        }
    }

    public void Say(FormattableString text) => console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {text.ToString(CultureInfo.InvariantCulture)}");

    public void Killed(int process, int unanswered) =>
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [red]✗ kill -9[/] of the hub (process {process}); {unanswered} of the province's requests never answered.");

    public void Show(IReadOnlyList<LedgerLine> ledger)
    {
        var table = new Table().RoundedBorder().AddColumn("Dossier", c => c.NoWrap());
        foreach (var name in (string[])["Sent", "Told", "Journal", "Creates", "Updates", "Steps", "Repeats", "Lost", "Doubled", "Out of order"])
        {
            table.AddColumn(name, c => c.RightAligned().NoWrap());
        }

        foreach (var line in ledger)
        {
            var account = line.Account;
            var sent = account.Repeated == 0 ? Text(account.Sent) : $"{Text(account.Sent)} + {Text(account.Repeated)}";
            table.AddRow(
                line.Life.Code, sent, Text(account.Told), Text(line.Journal), Text(line.Creates), Text(line.Updates), Text(line.Steps), Text(line.Repeats),
                Text(line.Lost), Text(line.Doubled), Text(line.OutOfOrder));
        }

        console.Write(table);
        var colour = ledger.All(line => line.IsClean) ? "green" : "red";
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  [bold {colour}]{ledger.Sum(l => l.Lost)} lost · {ledger.Sum(l => l.Doubled)} doubled · {ledger.Sum(l => l.OutOfOrder)} out of order[/]"));
        console.MarkupLine("  [grey]Sent: + sent again, unanswered. Creates to Repeats: the portal's own ledger; Repeats changed nothing there.[/]");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
