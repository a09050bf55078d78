namespace OneStop.Mocks;

/// <summary>Last three digits of the key that make every system answer in one way, whoever asks.</summary>
public sealed record Trigger(string Digits, string Meaning)
{
    public const string Authentication = "401", Procedure = "403", Empty = "404", Officer = "405", Slow = "408", Duplicate = "409",
        Field = "422", Throttled = "429", Fault = "500", Suspended = "502", Partial = "206", Two = "207", Truncated = "777", Malformed = "999";

    /// <summary>Every trigger, in the order the page lists them.</summary>
    public static IReadOnlyList<Trigger> All { get; } =
    [
        new(Authentication, "credentials refused (HTTP 401)"),
        new(Procedure, "procedure without the right (004; 900908; 101)"),
        new(Officer, "officer without the right (005; 900910; 106)"),
        new(Empty, "no record"),
        new(Slow, "right answer, late (3 s, or as the option says)"),
        new(Throttled, "throttled (HTTP 429, Retry-After)"),
        new(Fault, "failure of the system"),
        new(Suspended, "suspended at the gateway (HTTP 503, 303001)"),
        new(Partial, "record with missing fields"),
        new(Two, "two candidates"),
        new(Duplicate, "request already received"),
        new(Field, "a field refused with a sentence"),
        new(Malformed, "HTTP 200 with a broken body"),
        new(Truncated, "answer cut in mid-stream"),
    ];

    public static string Of(string key) => key.Length < 3 ? "" : key[^3..];
}
