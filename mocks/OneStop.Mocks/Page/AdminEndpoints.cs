namespace OneStop.Mocks;

/// <summary>What a test or an operator may change while the nation runs.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this WebApplication app, MockNation nation)
    {
        app.MapPost("/admin/faults/{system}/{name}", (string system, string name, int? times, string? operation) => Try(() => nation.SwitchOn(system, name, times, operation)));
        app.MapDelete("/admin/faults/{system}/{name}", (string system, string name) => Try(() => nation.SwitchOff(system, name)));
        app.MapPost("/admin/systems/{system}/stop", (string system) => Try(() => nation.StopSystem(system)));
        app.MapPost("/admin/systems/{system}/start", (string system) => Try(() => nation.StartSystem(system)));
        app.MapGet("/admin/ledger", (string? system, long? after) => nation.Ledger.Entries
            .Where(entry => (system is null || entry.System == system) && entry.Sequence > (after ?? 0)));
        app.MapGet("/admin/state", () => new
        {
            systems = nation.Servers.Select(server => new
            {
                key = server.Definition.Key,
                address = server.BaseAddress,
                running = server.Running,
                faults = server.Faults.Active,
            }),
            overlays = nation.Overlays.ToDictionary(overlay => overlay.Key, overlay => overlay.Value.Description),
        });
        app.MapPortalAdmin(nation);
        app.MapInboundAdmin(nation);
    }

    internal static IResult Try(Action change)
    {
        try
        {
            change();
            return Results.NoContent();
        }
        catch (ArgumentException unknown)
        {
            return Results.Problem(unknown.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }
}
