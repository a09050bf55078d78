namespace OneStop.Host.Wire;

/// <summary><c>live</c>, <c>ready</c>, <c>draining</c> or <c>not-ready</c>; with the store's part where it was asked.</summary>
internal sealed record HealthAnswer(string Status, string? Store = null);
