using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Facts;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Adapters.Portal;

/// <summary>Questions asked on the portal, in the hub's words. Throws <see cref="FormatException"/> for what cannot be read.</summary>
internal static class PortalQuestionReadings
{
    public static InboundItem Read(AskedRecord asked, InboundOptions options, byte[] hash, DateTimeOffset now)
    {
        var id = Text(asked.HOIDAPID) ?? throw PortalReadings.Wrong(nameof(asked.HOIDAPID));
        var known = options.FindUnit(asked.MADONVI, asked.TENDONVI);
        return new()
        {
            Source = PortalAdapter.Key,
            MessageId = QuestionText.SubjectOf(id),
            Kind = InboundKind.Question,
            Subject = QuestionText.SubjectOf(id),
            Unit = known ?? options.Unit!,
            UnknownUnit = known is null ? Text(asked.MADONVI) ?? Text(asked.TENDONVI) ?? "" : null,
            // The portal tells no time of asking.
            SourceTime = now,
            ReceivedAt = now,
            Content = new(Question: new QuestionText(
                id, known ?? options.Unit!, asked.TENDONVI ?? "", asked.MALINHVUC ?? "", asked.NOIDUNG ?? throw PortalReadings.Wrong(nameof(asked.NOIDUNG)))
            {
                AskedUnit = Text(asked.MADONVI),
                Procedure = Text(asked.MATTHCDP),
                Asker = AskerOf(asked),
                Answered = Text(asked.TRALOIID) is null && Text(asked.NOIDUNGTRALOI) is null ? null : new(Text(asked.TRALOIID), Text(asked.NOIDUNGTRALOI)),
            }),
            BodyHash = hash,
        };
    }

    private static Asker? AskerOf(AskedRecord asked)
    {
        var isPerson = FullName.TryParse(asked.HOVATEN, out var name, out _);
        var asker = new Asker(isPerson ? name : null, isPerson ? null : Text(asked.HOVATEN), Text(asked.DIACHI), Text(asked.THUDIENTU), Text(asked.SODIENTHOAI));
        return asker is { Name: null, OtherName: null, Address: null, Email: null, Phone: null } ? null : asker;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
