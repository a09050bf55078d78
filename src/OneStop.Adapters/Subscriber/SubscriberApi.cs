using OneStop.Adapters.Plumbing.Json;

namespace OneStop.Adapters.Subscriber;

/// <summary>That something came in, and where to fetch it; nothing in it says whom it is about.</summary>
/// <param name="number">Its place in <c>GET /v1/inbox</c>.</param>
/// <param name="kind">filed, status, result, question.</param>
/// <param name="from">Key of the far side.</param>
/// <param name="conflict">True when both sides had changed the dossier.</param>
internal sealed record InboxFacts(long number, string kind, string from, string unit, string? status, bool conflict) : WireRecord;
