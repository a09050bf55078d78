using System.Text.Json;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Dossiers;

namespace OneStop.Adapters.Portal;

/// <summary>Settings of the portal (<c>Destinations:portal</c>).</summary>
internal sealed class PortalOptions : DestinationOptions
{
    public const string Session = "session";
    public const string Facade = "facade";

    /// <summary><c>session</c>: log in, one address, the service named in the body. <c>facade</c>: bare arrays, an address for each operation.</summary>
    public string Protocol { get; private set; } = Session;

    public Uri? BaseAddress { get; private set; }

    public string UserName { get; private set; } = "";

    public string Password { get; private set; } = "";

    /// <summary>The hub's own <c>madonvi</c>.</summary>
    public string UnitCode { get; private set; } = "";

    /// <summary>The <c>dstcode</c> header of the national exchange; null where none is needed.</summary>
    public string? DestinationCode { get; private set; }

    /// <summary>What the portal wants after a procedure's national code (as <c>000.00.00.H49</c>); empty for nothing.</summary>
    public string ProcedureSuffix { get; private set; } = "";

    /// <summary>Steps per request.</summary>
    public int StepChunk { get; private set; }

    public TimeSpan SessionLifetime { get; private set; }

    /// <summary>The step address answers with a sentence instead of an object (some facades).</summary>
    public bool StepsAnswerText { get; private set; }

    public PortalPaths Paths { get; private set; } = new();

    /// <summary>The portal's code of each status; one to one.</summary>
    public Dictionary<DossierStatus, string> Statuses { get; } = [];

    /// <summary>The portal's <c>MaCSDL</c> by this hub's key of a registry. A registry without a code is not reported: none is made up.</summary>
    public IReadOnlyDictionary<string, string> DatabaseCodes { get; private set; } = new Dictionary<string, string>();

    protected override void ReadOwn(SettingReader reader)
    {
        Protocol = reader.OneOf("Protocol", [Session, Facade], Session);
        BaseAddress = Need(reader, "BaseAddress", reader.Address("BaseAddress"), "https://portal.example.invalid/");
        UnitCode = Need(reader, "UnitCode", reader.Text("UnitCode", ""), "000.00.00.H49")!;
        UserName = reader.Text("UserName", "");
        Password = reader.Text("Password", "");
        if (Protocol == Session)
        {
            Need(reader, "UserName", UserName, "the account that the portal issued");
            Need(reader, "Password", Password, "the portal's password, from the environment");
        }

        DestinationCode = reader.Text("DestinationCode", "") is { Length: > 0 } code ? code : null;
        ProcedureSuffix = reader.Text("ProcedureSuffix", "");
        StepChunk = reader.Whole("StepChunk", 10, 1, 500);
        SessionLifetime = reader.Duration("SessionLifetime", TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(2), TimeSpan.FromHours(12));
        StepsAnswerText = reader.Switch("StepsAnswerText", fallback: false);
        Paths = PortalPaths.Read(reader.Section("Paths"));
        DatabaseCodes = reader.Table("DatabaseCodes");
        ReadStatuses(reader.Section("Statuses"));
    }

    /// <summary>The official list, unless a line says otherwise: real systems swap some codes.</summary>
    private void ReadStatuses(SettingReader reader)
    {
        foreach (var status in Enum.GetValues<DossierStatus>())
        {
            var name = JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());
            var code = reader.Whole(name, (int)status, 0, 99);
            Statuses[status] = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var twice in Statuses.GroupBy(pair => pair.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            var names = twice.Select(pair => JsonNamingPolicy.KebabCaseLower.ConvertName(pair.Key.ToString()));
            reader.Mistake(string.Join('+', names), $"have the same code {twice.Key}", "a code of its own for each of the ten", 0);
        }

        reader.RefuseUnknownKeys();
    }
}

/// <summary>Where each operation lies below the base address.</summary>
internal sealed record PortalPaths(
    string Login = "mapi/login",
    string Integration = "mapi/integration",
    string Create = "api/SynsTTHCC/DongBoHoSoMC",
    string Update = "api/SynsTTHCC/DongBoHoSoMC",
    string Steps = "api/SynsTTHCC/CapNhatTienDoHoSoMC",
    string Lookup = "api/SynsTTHCC/TraCuuHoSo",
    string Digests = "api/SynsTTHCC/TongHopHoSo",
    string Day = "api/SynsTTHCC/DanhSachHoSoTheoNgay")
{
    public static PortalPaths Read(SettingReader reader)
    {
        var usual = new PortalPaths();
        var paths = new PortalPaths(
            Path(reader, "Login", usual.Login),
            Path(reader, "Integration", usual.Integration),
            Path(reader, "Create", usual.Create),
            Path(reader, "Update", usual.Update),
            Path(reader, "Steps", usual.Steps),
            Path(reader, "Lookup", usual.Lookup),
            Path(reader, "Digests", usual.Digests),
            Path(reader, "Day", usual.Day));
        reader.RefuseUnknownKeys();
        return paths;
    }

    // C25: invisible characters in a configured path cost somebody a day once.
    private static string Path(SettingReader reader, string key, string fallback)
    {
        var path = reader.Text(key, fallback).TrimStart('/');
        return path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.')
            ? path
            : reader.Mistake(key, "has other characters than letters, digits and / - _ .", fallback, fallback);
    }
}
