using OneStop.Core.Facts;

namespace OneStop.Core.Prefill;

/// <summary>What the officer does next where no error of the table stands behind an empty field.</summary>
internal static class NextSteps
{
    public static readonly Wording NotAsked = new(
        "Chưa khai người hoặc tổ chức này; bổ sung rồi điền lại, hoặc nhập tay.",
        "This person or organisation was not given; add it and fill again, or type the field.");

    public static readonly Wording Mismatch = new(
        "Có hồ sơ với số này nhưng họ tên hoặc ngày sinh khác; đối chiếu với giấy tờ, sửa rồi tra lại. Nếu giấy tờ đúng, nhận giấy và đề nghị cơ quan chủ quản đính chính.",
        "A record has this number but another name or birth date; compare with the paper and ask again. If the paper is right, accept it and ask the owner to correct the record.");

    public static readonly Wording AnotherPerson = new(
        "Có hồ sơ nhưng hồ sơ ghi người khác với người đã khai; đối chiếu với giấy tờ, sửa rồi điền lại, hoặc nhập theo giấy tờ.",
        "There is a record, but it names another person than the one given; compare with the paper, correct it and fill again, or type the field from the paper.");

    public static readonly Wording NotHeld = new(
        "Cơ sở dữ liệu có hồ sơ nhưng không có (hoặc không được cung cấp) trường này; nhập theo giấy tờ.",
        "The record does not hold this field, or may not show it for this procedure; type it from the paper.");

    public static readonly Wording Disputed = new(
        "Các nguồn không khớp nhau; chọn giá trị đúng theo giấy tờ và đề nghị đính chính nguồn sai.",
        "The sources disagree; choose by the paper and ask the wrong source to correct itself.");

    private static readonly Wording Absent = new(
        "Không có dữ liệu; kiểm tra lại số đã nhập, nếu đúng thì nhận giấy tờ.",
        "No record; check the number, and accept the paper if it is right.");

    private static readonly Wording AbsentOrDifferent = new(
        "Không có dữ liệu, hoặc họ tên / ngày sinh không khớp; kiểm tra cả ba khoá rồi tra lại, nếu đúng thì nhận giấy tờ.",
        "No record, or the name or birth date differs; check all three keys and ask again, and accept the paper if they are right.");

    private static readonly Wording PerhapsAbsent = new(
        "Cơ sở dữ liệu không trả hồ sơ và không nói rõ lý do; kiểm tra lại số đã nhập, tra lại sau, nếu vẫn vậy thì nhận giấy tờ.",
        "The registry gave no record and did not clearly say why; check the number, ask again later, and accept the paper if that does not help.");

    /// <param name="recheck">The keys that may be wrong.</param>
    public static Wording NotFound(bool certain, IReadOnlyList<FactKey> recheck) =>
        certain ? Absent : recheck.Count > 1 ? AbsentOrDifferent : PerhapsAbsent;
}
