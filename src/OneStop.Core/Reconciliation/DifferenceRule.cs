using OneStop.Core.Errors;
using OneStop.Core.Prefill;

namespace OneStop.Core.Reconciliation;

/// <summary>Why a dossier differs. Kept by its name in kebab case.</summary>
public enum DifferenceCause
{
    /// <summary>The change is in the journal and has not been sent yet.</summary>
    InQueue,

    /// <summary>The sending failed and is held; the error code says why.</summary>
    Held,

    /// <summary>An operator gave up the sending.</summary>
    Cancelled,

    /// <summary>It was delivered, and the far side has no such dossier.</summary>
    FarMissing,

    /// <summary>It was delivered, and the far side shows an earlier state of it.</summary>
    FarOlder,

    /// <summary>The far side shows a state that the hub never sent and that could follow the hub's.</summary>
    FarAhead,

    /// <summary>The far side shows a state that the hub never sent and that could not follow.</summary>
    FarOther,

    /// <summary>The far side has a dossier that the hub was never sent.</summary>
    FarExtra,

    /// <summary>Not looked into yet: too many differ for one run.</summary>
    Unconfirmed,
}

/// <summary>What is done about a cause.</summary>
/// <param name="Owner">Whose it is; null where the error or the outage behind it says so.</param>
/// <param name="Heals">The hub sends the dossier's latest state again by itself.</param>
/// <param name="NeedsPerson">Nothing happens until somebody decides.</param>
public sealed record DifferenceRule(DifferenceCause Cause, Blame? Owner, bool Heals, bool NeedsPerson, Wording Text);

/// <summary>The rules as data. Where the far side stands further than the hub, nothing is ever overwritten.</summary>
public static class DifferenceRules
{
    /// <summary>Sending again has not helped so often: from then on it is a person's.</summary>
    public const int MostHeals = 3;

    public static IReadOnlyList<DifferenceRule> All { get; } =
    [
        new(DifferenceCause.InQueue, null, false, false, new("Đang chờ gửi.", "Waits to be sent.")),
        new(DifferenceCause.Held, null, false, false, new("Việc gửi đang bị giữ; xem mã lỗi.", "The sending is held; see the error.")),
        new(DifferenceCause.Cancelled, Blame.Ours, false, true, new("Người vận hành đã huỷ việc gửi.", "An operator gave up the sending.")),
        new(DifferenceCause.FarMissing, Blame.Theirs, true, false, new("Đã gửi thành công nhưng nơi nhận không còn hồ sơ; trục gửi lại.", "Delivered, yet the far side has it no more; the hub sends it again.")),
        new(DifferenceCause.FarOlder, Blame.Theirs, true, false, new("Đã gửi thành công nhưng nơi nhận đang ở trạng thái cũ; trục gửi lại.", "Delivered, yet the far side shows an earlier state; the hub sends it again.")),
        new(DifferenceCause.FarAhead, Blame.Data, false, true, new("Nơi nhận có trạng thái mới hơn trục; không ghi đè, cần người quyết định.", "The far side stands further than the hub; nothing is overwritten, a person decides.")),
        new(DifferenceCause.FarOther, Blame.Data, false, true, new("Nơi nhận có trạng thái trục chưa từng gửi; cần người kiểm tra.", "The far side shows what the hub never sent; a person has to look.")),
        new(DifferenceCause.FarExtra, Blame.Data, false, true, new("Nơi nhận có hồ sơ mà trục chưa từng được gửi; hỏi hệ thống một cửa.", "The far side has a dossier that the hub was never sent; ask the provincial system.")),
        new(DifferenceCause.Unconfirmed, Blame.Ours, false, false, new("Chưa kiểm tra: có quá nhiều hồ sơ lệch trong một lượt.", "Not looked into yet: too many differ for one run.")),
    ];

    public static DifferenceRule Of(DifferenceCause cause) => All.First(rule => rule.Cause == cause);
}
