using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OneStop.Mocks;

/// <summary>The page that shows the nation: systems, overlays, triggers, people, businesses, ledger. Every value is HTML-escaped.</summary>
internal static class NationPage
{
    private const int LedgerRows = 50;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void MapPage(this WebApplication app, MockNation nation)
    {
        app.MapGet("/", () => Results.Content(Render(nation), "text/html; charset=utf-8"));
        foreach (var (asset, type) in new[] { ("page.css", "text/css; charset=utf-8"), ("page.js", "text/javascript; charset=utf-8") })
        {
            var file = Path.Combine(AppContext.BaseDirectory, "nation", "Page", asset);
            app.MapGet($"/{asset}", () => Results.File(file, type));
        }
    }

    public static string Render(MockNation nation) => $"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>The simulated nation</title>
        <link rel="stylesheet" href="/page.css">
        <script src="/page.js" defer></script>
        <h1>The simulated nation</h1>
        <p>Every person and business here is invented. Names carry MẪU or THỬ; accounts and secrets work nowhere else.</p>
        {Table("Systems", ["System", "Address", "State", "Dialect", "Paths", "Account", "Secret"], nation.Servers.Select(SystemRow))}
        {Table("Overlays", ["Overlay", "What it does", .. nation.Systems.Select(Text)], nation.Overlays.Select(overlay => OverlayRow(nation, overlay.Key, overlay.Value)))}
        {Table("Triggers", ["Key ends in", "Answer", "Personal number", "Enterprise code"], Trigger.All.Select(trigger => TriggerRow(nation, trigger)))}
        {Table("People", ["Personal number", "CMND", "Name", "Born", "Sex", "Commune", "Married to", "Parents", "Note"], nation.Data.People.Select(PersonRow))}
        {Table("Businesses", ["Kind", "Code", "Name", "State", "People", "Note"], nation.Data.Businesses.Select(BusinessRow))}
        {Table($"Portal: the last {LedgerRows} effects", ["#", "Time (UTC)", "Kind", "Dossier", "Status", "Step at", "Text"],
            nation.Portal.Effects(Math.Max(0, nation.Portal.LastEffect - LedgerRows)).Reverse().Select(EffectRow))}
        {Table($"Ledger: the last {LedgerRows} requests", ["#", "Time (UTC)", "System", "Kind", "Operation", "Request id", "Key", "Status", "Outcome"],
            nation.Ledger.Entries.Reverse().Take(LedgerRows).Select(LedgerRow))}
        </html>
        """;

    private static string[] SystemRow(SystemServer server) =>
    [
        $"<strong>{Text(server.Definition.Key)}</strong><br>{Text(server.Definition.Title)}",
        Code(server.BaseAddress.ToString()),
        Switch(server.Running, $"/admin/systems/{server.Definition.Key}/start", "POST", $"/admin/systems/{server.Definition.Key}/stop", "POST", "running", "stopped"),
        Text(server.Definition.Dialect),
        Text(server.Definition.Paths),
        Code(server.Definition.Account),
        Code(server.Definition.Secret),
    ];

    private static string[] OverlayRow(MockNation nation, string name, FaultOverlay overlay) =>
    [
        Code(name),
        Text(overlay.Description),
        .. nation.Servers.Select(server =>
        {
            var path = $"/admin/faults/{server.Definition.Key}/{name}";
            return Switch(server.Faults.Active.Contains(name), path, "POST", path, "DELETE", "on", "off");
        }),
    ];

    private static string[] TriggerRow(MockNation nation, Trigger trigger) =>
    [
        Code("…" + trigger.Digits),
        Text(trigger.Meaning),
        Code("022090000" + trigger.Digits),
        Code(TriggerCodes.TaxCode(nation.Data, trigger.Digits)),
    ];

    private static string[] PersonRow(Person person) =>
    [
        Code(person.Id), Code(person.Cmnd ?? ""), Text(person.Name.Full), Code(person.Birth), Text(person.Gender),
        Text(person.Permanent.Commune ?? ""), Code(person.Spouse ?? ""),
        Code(string.Join(' ', new[] { person.Father, person.Mother }.OfType<string>())), Text(person.Note ?? ""),
    ];

    private static string[] BusinessRow(Business business) =>
    [
        Text(business.Kind), Code(business.Code), Text(business.Name), Text(LegalState.Name(business.State)),
        Code(string.Join(' ', business.People)), Text(business.Note ?? ""),
    ];

    private static string[] LedgerRow(LedgerEntry entry) =>
    [
        Text($"{entry.Sequence}"), Text($"{entry.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}"), Text(entry.System), Text(entry.Kind), Text(entry.Operation),
        Code(entry.RequestId ?? ""), Code(entry.SubjectKey ?? ""), Text($"{entry.Status}"), Text(entry.Outcome),
    ];

    private static string[] EffectRow(PortalEffect effect) =>
    [
        Text($"{effect.Sequence}"), Text($"{effect.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}"), Text(effect.Kind), Code(effect.Code), Text(effect.Status),
        Text(effect.Moment ?? ""), Text(effect.Text ?? ""),
    ];

    private static string Switch(bool on, string onPath, string onMethod, string offPath, string offMethod, string onText, string offText) =>
        $"""<button data-method="{(on ? offMethod : onMethod)}" data-path="{Text(on ? offPath : onPath)}" aria-pressed="{(on ? "true" : "false")}">{(on ? onText : offText)}</button>""";

    private static string Table(string title, IEnumerable<string> headings, IEnumerable<string[]> rows) => $"""
        <section>
        <h2>{Text(title)}</h2>
        <div class="scroll"><table>
        <thead><tr>{string.Concat(headings.Select(heading => $"<th scope=\"col\">{heading}</th>"))}</tr></thead>
        <tbody>
        {string.Join('\n', rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>"))}
        </tbody>
        </table></div>
        </section>
        """;

    private static string Text(string value) => Encoder.Encode(value);

    private static string Code(string value) => value.Length == 0 ? "" : $"<code>{Text(value)}</code>";
}
