using System.Collections.Frozen;
using OneStop.Core.Access;

namespace OneStop.Host.Access;

/// <summary>A registered client: its secret's hash, what it may do, and for whom.</summary>
internal sealed record Client(Caller Caller, SecretHash Secret, FrozenSet<string> Scopes);
