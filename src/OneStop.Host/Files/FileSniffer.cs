using System.IO.Compression;
using System.Xml;

namespace OneStop.Host.Files;

/// <summary>Says what a file is by its content; what its sender says of it counts for nothing (B51).</summary>
internal static class FileSniffer
{
    private const int LongestStart = 8;
    private const int MostParts = 10_000;

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = false,
    };

    /// <summary>Null for what is not taken. Nothing of an archive is ever unpacked.</summary>
    public static FileKind? KindOf(Stream file)
    {
        Span<byte> start = stackalloc byte[LongestStart];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, LongestStart, throwOnEndOfStream: false)];
        file.Position = 0;
        return start switch
        {
            _ when start.StartsWith("%PDF-"u8) => FileKind.Pdf,
            [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A] => FileKind.Png,
            [(byte)'P', (byte)'K', 3, 4, ..] => OfficeKind(file),
            _ => IsXml(file) ? FileKind.Xml : null,
        };
    }

    private static FileKind? OfficeKind(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostParts)
            {
                return null;
            }

            var parts = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var isPlain = parts.Contains("[Content_Types].xml") && !parts.Any(part => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
            return !isPlain ? null
                : parts.Contains("word/document.xml") ? FileKind.Docx
                : parts.Contains("xl/workbook.xml") ? FileKind.Xlsx
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Pages and drawings are XML too, and can run in a browser.
    private static bool IsXml(Stream file)
    {
        try
        {
            using var reader = XmlReader.Create(file, Xml);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName.ToUpperInvariant() is "HTML" or "SVG")
            {
                return false;
            }

            while (reader.Read())
            {
                if (reader.Depth > 200)
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
