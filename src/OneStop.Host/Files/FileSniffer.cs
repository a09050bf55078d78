namespace OneStop.Host.Files;

/// <summary>Says what a file is by its content; what its sender says of it counts for nothing (B51).</summary>
internal static class FileSniffer
{
    private const int LongestStart = 8;

    /// <summary>Null for what is not taken.</summary>
    public static FileKind? KindOf(Stream file)
    {
        if (TestVirus.IsIn(file))
        {
            return null;
        }

        Span<byte> start = stackalloc byte[LongestStart];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, LongestStart, throwOnEndOfStream: false)];
        file.Position = 0;
        return start switch
        {
            _ when start.StartsWith("%PDF-"u8) => PdfCheck.IsWholeAndStill(file) ? FileKind.Pdf : null,
            [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A] => FileKind.Png,
            [(byte)'P', (byte)'K', 3, 4, ..] => OfficeCheck.KindOf(file),
            _ => XmlCheck.IsPlain(file) ? FileKind.Xml : null,
        };
    }
}
