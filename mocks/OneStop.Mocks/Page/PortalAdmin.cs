namespace OneStop.Mocks;

/// <summary>The portal's book from outside: effects, dossiers, backups, settings, sessions.</summary>
internal static class PortalAdmin
{
    private const int Page = 10_000;

    public static void MapPortalAdmin(this WebApplication app, MockNation nation)
    {
        var book = nation.Portal;
        app.MapGet("/admin/portal/effects", (long? after, int? limit) => new
        {
            last = book.LastEffect,
            effects = book.Effects(after ?? 0, Math.Clamp(limit ?? Page, 1, Page)),
        });
        app.MapGet("/admin/portal/dossiers", (string? status, string? day) => book.Dossiers()
            .Where(dossier => (status is null || dossier.Status == status) && (day is null || dossier.Day == day)));
        app.MapGet("/admin/portal/dossiers/{code}", (string code) => book.Dossier(code) is { } dossier ? Results.Json(dossier) : Results.NotFound());
        app.MapGet("/admin/portal/dossiers/{code}/record", (string code) =>
            book.Dossier(code) is { } dossier ? Results.Bytes(dossier.Record, "application/json; charset=utf-8") : Results.NotFound());
        app.MapPost("/admin/portal/snapshots/{name}", (string name) => AdminEndpoints.Try(() => book.Snapshot(name)));
        app.MapPost("/admin/portal/snapshots/{name}/restore", (string name) => AdminEndpoints.Try(() => book.Restore(name)));
        app.MapPost("/admin/portal/sessions/end", () => AdminEndpoints.Try(nation.EndPortalSessions));
        app.MapPost("/admin/portal/refuse/{code}", (string code, string? sentence) =>
            AdminEndpoints.Try(() => book.Refuse(code, sentence ?? "Hồ sơ không được chấp nhận")));
        app.MapDelete("/admin/portal/refuse/{code}", (string code) => AdminEndpoints.Try(() => book.Accept(code)));
        app.MapGet("/admin/portal/settings", () => book.Settings);
        app.MapPut("/admin/portal/settings", (PortalSettings settings) => AdminEndpoints.Try(() => book.Settings = settings));
    }
}
