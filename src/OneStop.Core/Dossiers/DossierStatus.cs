namespace OneStop.Core.Dossiers;

/// <summary>
/// Where a dossier stands, in the ten words of the portal's synchronisation (<c>TrangThaiHoSo</c>). The numbers are the official list's;
/// what a far side sends on its wire is its adapter's configured mapping, because real systems swap some of them.
/// </summary>
public enum DossierStatus
{
    /// <summary>Mới đăng ký: filed, not yet accepted; not counted as received.</summary>
    Filed = 1,

    /// <summary>Được tiếp nhận: accepted, the clock runs.</summary>
    Received = 2,

    /// <summary>Không được tiếp nhận: refused at the desk.</summary>
    Refused = 3,

    /// <summary>Đang xử lý.</summary>
    Processing = 4,

    /// <summary>Yêu cầu bổ sung giấy tờ: waits for the citizen.</summary>
    SupplementRequested = 5,

    /// <summary>Yêu cầu thực hiện nghĩa vụ tài chính: waits for a payment.</summary>
    PaymentRequested = 6,

    /// <summary>Công dân yêu cầu rút hồ sơ.</summary>
    Withdrawn = 7,

    /// <summary>Dừng xử lý.</summary>
    Stopped = 8,

    /// <summary>Đã xử lý xong: finished, the result not yet handed over.</summary>
    Finished = 9,

    /// <summary>Đã trả kết quả.</summary>
    Returned = 10,
}
