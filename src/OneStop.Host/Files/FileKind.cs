namespace OneStop.Host.Files;

/// <summary>A kind of file that the hub takes.</summary>
/// <param name="Extension">With its dot; part of the stored file's name, so that the kind is known without opening it.</param>
internal sealed record FileKind(string Extension, string MediaType)
{
    public static readonly FileKind Pdf = new(".pdf", "application/pdf");
    public static readonly FileKind Jpeg = new(".jpg", "image/jpeg");
    public static readonly FileKind Png = new(".png", "image/png");
    public static readonly FileKind Docx = new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    public static readonly FileKind Xlsx = new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    public static readonly FileKind Xml = new(".xml", "application/xml");

    public static IReadOnlyList<FileKind> All { get; } = [Pdf, Jpeg, Png, Docx, Xlsx, Xml];
}
