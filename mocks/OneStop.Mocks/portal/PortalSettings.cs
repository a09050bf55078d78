namespace OneStop.Mocks;

/// <summary>What differs between real portals and can be changed while the mock runs; <c>with</c> gives the next state.</summary>
public sealed record PortalSettings
{
    /// <summary><c>error_code</c> as a number instead of a text.</summary>
    public bool IntegerCodes { get; init; }

    /// <summary>How a sentence is worded: <c>plain</c>, <c>upper</c>, <c>decomposed</c> (NFD), or <c>contradicting</c> (code 0, a failure's words).</summary>
    public string Words { get; init; } = "plain";

    /// <summary>The code beside "đã tồn tại": <c>3</c>, <c>-3</c> or <c>0</c>.</summary>
    public string ExistsCode { get; init; } = "3";

    public int StepsPerRequest { get; init; } = 10;
    public int RecordsPerRequest { get; init; } = 100;
    public int SessionMinutes { get; init; } = 10;

    /// <summary>The only <c>madonvi</c> this account may speak for.</summary>
    public string Unit { get; init; } = "000.00.00.H49";

    /// <summary>What the agency part of a dossier code must contain.</summary>
    public string Province { get; init; } = "H49";

    /// <summary>False: the header is ignored, as a portal that never heard of it would.</summary>
    public bool HonoursIdempotencyKey { get; init; } = true;

    /// <summary>Where call-backs go; null fires none.</summary>
    public Uri? CallbackUrl { get; init; }

    public string CallbackSecret { get; init; } = "synthetic-callback-secret";
    public string CallbackCode { get; init; } = "synthetic-callback-code";
}
