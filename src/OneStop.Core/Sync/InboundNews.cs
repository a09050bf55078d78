using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync;

/// <summary>That something came in: where it stands in the inbox, and nothing about people. Who may see the rest fetches it there.</summary>
/// <param name="Kind">filed, status, result, question.</param>
/// <param name="From">Key of the far side.</param>
/// <param name="Subject">The dossier's code, or the question's id.</param>
public sealed record InboundNews(long Number, string Kind, string From, string Subject, DossierStatus? Status, AgencyCode Unit, bool Conflicts)
{
    /// <summary>What came in about one subject keeps its order, apart from what the province sends.</summary>
    public static StreamKey StreamOf(string subject) => new($"inbound:{subject}");
}
