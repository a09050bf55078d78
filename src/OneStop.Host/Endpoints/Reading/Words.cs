using System.Collections.Frozen;
using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>The words of the wire for closed lists, in kebab case.</summary>
internal static class Words
{
    public static FrozenDictionary<string, DossierStatus> Statuses { get; } = Of<DossierStatus>();

    public static FrozenDictionary<string, FilingChannel> Channels { get; } = Of<FilingChannel>();

    public static FrozenDictionary<string, ApplicantKind> Applicants { get; } = Of<ApplicantKind>();

    public static FrozenDictionary<string, OnlinePayment> Payments { get; } = Of<OnlinePayment>();

    public static FrozenDictionary<string, PaperReuse> Reuses { get; } = Of<PaperReuse>();

    public static FrozenDictionary<string, HoldState> Holds { get; } = Of<HoldState>();

    public static FrozenDictionary<string, TaskKind> TaskKinds { get; } = Of<TaskKind>();

    public static FrozenDictionary<string, TaskState> TaskStates { get; } = Of<TaskState>();

    private static FrozenDictionary<string, T> Of<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
}
