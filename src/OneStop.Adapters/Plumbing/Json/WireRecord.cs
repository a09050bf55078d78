namespace OneStop.Adapters.Plumbing.Json;

/// <summary>Wire records print nothing: a generated printout would put a whole person into the first careless log line.</summary>
internal abstract record WireRecord
{
    public sealed override string ToString() => "[wire]";
}
