using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Operations;
using OneStop.Core.Prefill;
using OneStop.Core.Reconciliation;
using OneStop.Core.Registries;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Host.Wire;

/// <summary>Everything this hub writes, compiled ahead: no reflection stands on a request's path.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(LookupAnswer))]
[JsonSerializable(typeof(PrefillAnswer))]
[JsonSerializable(typeof(CatalogAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(PrefillBody))]
[JsonSerializable(typeof(LookupBody))]
[JsonSerializable(typeof(DossierBody))]
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(RatingBody))]
[JsonSerializable(typeof(AcceptedAnswer))]
[JsonSerializable(typeof(DossierAnswer))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(AttachmentAnswer))]
[JsonSerializable(typeof(InboxAnswer))]
[JsonSerializable(typeof(AckBody))]
[JsonSerializable(typeof(AckAnswer))]
[JsonSerializable(typeof(TimelineAnswer))]
[JsonSerializable(typeof(DeliveriesAnswer))]
[JsonSerializable(typeof(DestinationAnswer))]
[JsonSerializable(typeof(SwitchBody))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(ReplayAnswer))]
[JsonSerializable(typeof(ReplayListAnswer))]
[JsonSerializable(typeof(ReplayStartAnswer))]
[JsonSerializable(typeof(ReconciliationAnswer))]
[JsonSerializable(typeof(CountBody))]
[JsonSerializable(typeof(TasksAnswer))]
[JsonSerializable(typeof(TaskAnswer))]
[JsonSerializable(typeof(TaskDoneBody))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(DiffAnswer))]
[JsonSerializable(typeof(CountAnswer))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(TokenRefusal))]
internal sealed partial class HubJson : JsonSerializerContext
{
    public static HubJson Wire { get; } = new(Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Vietnamese stays readable; what a browser could take for markup is escaped (B59).
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new Kebab<Blame>());
        options.Converters.Add(new Kebab<FieldLock>());
        options.Converters.Add(new Kebab<MissingReason>());
        options.Converters.Add(new Kebab<TextDifference>());
        options.Converters.Add(new Kebab<SubjectKind>());
        options.Converters.Add(new Kebab<ContractStatus>());
        options.Converters.Add(new Kebab<DossierStatus>());
        options.Converters.Add(new Kebab<FilingChannel>());
        options.Converters.Add(new Kebab<ApplicantKind>());
        options.Converters.Add(new Kebab<OnlinePayment>());
        options.Converters.Add(new Kebab<PaperReuse>());
        options.Converters.Add(new Kebab<InboundKind>());
        options.Converters.Add(new Kebab<PrevailingSide>());
        options.Converters.Add(new Kebab<TimelineKind>());
        options.Converters.Add(new Kebab<HoldState>());
        options.Converters.Add(new Kebab<ReplayState>());
        options.Converters.Add(new Kebab<DifferenceCause>());
        options.Converters.Add(new Kebab<TaskKind>());
        options.Converters.Add(new Kebab<TaskState>());
        return options;
    }

    private sealed class Kebab<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
        where T : struct, Enum;
}
