using OneStop.Adapters.Plumbing;
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
        var id = WireText.Given(asked.HOIDAPID) ?? throw PortalReadings.Wrong(nameof(asked.HOIDAPID));
        var known = options.FindUnit(asked.MADONVI, asked.TENDONVI);
        return new()
        {
            Source = PortalAdapter.Key,
            MessageId = QuestionText.SubjectOf(id),
            Kind = InboundKind.Question,
            Subject = QuestionText.SubjectOf(id),
            Unit = known ?? options.Unit!,
            UnknownUnit = known is null ? WireText.Given(asked.MADONVI) ?? WireText.Given(asked.TENDONVI) ?? "" : null,
            // The portal tells no time of asking.
            SourceTime = now,
            ReceivedAt = now,
            Content = new(Question: new QuestionText(
                id, known ?? options.Unit!, asked.TENDONVI ?? "", asked.MALINHVUC ?? "", asked.NOIDUNG ?? throw PortalReadings.Wrong(nameof(asked.NOIDUNG)))
            {
                AskedUnit = WireText.Given(asked.MADONVI),
                Procedure = WireText.Given(asked.MATTHCDP),
                Asker = AskerOf(asked),
                Answered = WireText.Given(asked.TRALOIID) is null && WireText.Given(asked.NOIDUNGTRALOI) is null ? null : new(WireText.Given(asked.TRALOIID), WireText.Given(asked.NOIDUNGTRALOI)),
            }),
            BodyHash = hash,
        };
    }

    private static Asker? AskerOf(AskedRecord asked)
    {
        var isPerson = FullName.TryParse(asked.HOVATEN, out var name, out _);
        var asker = new Asker(isPerson ? name : null, isPerson ? null : WireText.Given(asked.HOVATEN), WireText.Given(asked.DIACHI), WireText.Given(asked.THUDIENTU), WireText.Given(asked.SODIENTHOAI));
        return asker is { Name: null, OtherName: null, Address: null, Email: null, Phone: null } ? null : asker;
    }
}
