using OneStop.Core.Dossiers;
using OneStop.Core.Operations;
using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

/// <summary>The body of POST /v1/deliveries/replays. Only what is held is chosen, and nothing that another unfinished replay has.</summary>
/// <param name="Cause">A stable error code.</param>
/// <param name="Stream">One dossier's code, or another stream.</param>
/// <param name="Reason">At most 500 characters; no personal data.</param>
/// <param name="DryRun">Answers what would be sent, and changes nothing.</param>
/// <param name="Ask">In a dry run: how many of them the far side is asked about; 0 to 50, 20 where absent.</param>
/// <param name="PerSecond">Streams per second at the beginning, 1 to 1000; 5 where absent. Doubles every ten seconds.</param>
/// <param name="MostPerSecond">What that grows to, 1 to 1000; 100 where absent.</param>
internal sealed record ReplayBody(
    string Destination,
    HoldState? State,
    string? Cause,
    string? Stream,
    string Reason,
    bool? DryRun,
    int? Ask,
    int? PerSecond,
    int? MostPerSecond);

/// <summary>A replay and how far it is.</summary>
/// <param name="Total">Streams chosen.</param>
/// <param name="Released">Streams that had their turn.</param>
/// <param name="Gone">Streams that were held no longer when their turn came.</param>
/// <param name="Delivered">Of those released: nothing of them is held any more.</param>
internal sealed record ReplayAnswer(
    string Id,
    ReplayState State,
    string Destination,
    string By,
    string Reason,
    DateTimeOffset At,
    DateTimeOffset? EndedAt,
    long Total,
    long Released,
    long Gone,
    long Delivered);

/// <summary>The replay that was started, or what it would send.</summary>
internal sealed record ReplayStartAnswer(ReplayAnswer? Replay, ReplayPreviewAnswer? Preview);

/// <summary>The latest first.</summary>
internal sealed record ReplayListAnswer(IReadOnlyList<ReplayAnswer> Replays);

/// <summary>What a replay would send.</summary>
/// <param name="Held">The longest held first, at most 100.</param>
/// <param name="More">There are more.</param>
internal sealed record ReplayPreviewAnswer(IReadOnlyList<ReplayCandidateAnswer> Held, bool More);

/// <summary>One stream that would be sent.</summary>
/// <param name="Asked">Whether the far side was asked.</param>
/// <param name="FarSide">What it has; absent when it has nothing or was not asked.</param>
/// <param name="NoAnswer">Why it gave no answer.</param>
internal sealed record ReplayCandidateAnswer(HeldStream Held, bool Asked, FarDossierAnswer? FarSide, ErrorText? NoAnswer);

/// <summary>A dossier as the far side shows it.</summary>
internal sealed record FarDossierAnswer(DossierStatus? Status, DateTimeOffset? ReceivedAt, DateTimeOffset? FinishedAt);
