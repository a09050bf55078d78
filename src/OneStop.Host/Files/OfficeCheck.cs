using System.Collections.Frozen;
using System.IO.Compression;

namespace OneStop.Host.Files;

/// <summary>Which office document an archive is. Nothing of it is ever unpacked: its parts are judged by their names (B51).</summary>
internal static class OfficeCheck
{
    private const int MostParts = 10_000;

    private static readonly FrozenSet<string> Programs = new[]
    {
        ".exe", ".dll", ".com", ".scr", ".cpl", ".sys", ".msi", ".msp", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".mjs", ".wsf", ".wsh",
        ".hta", ".chm", ".lnk", ".pif", ".reg", ".scf", ".url", ".jar", ".class", ".apk", ".app", ".sh", ".so", ".py", ".pl", ".rb", ".php", ".jsp", ".asp", ".aspx",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for any other archive, and for one that no office program writes.</summary>
    public static FileKind? KindOf(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostParts)
            {
                return null;
            }

            var parts = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return !parts.Contains("[Content_Types].xml") || !parts.All(IsPlain) ? null
                : parts.Contains("word/document.xml") ? FileKind.Docx
                : parts.Contains("xl/workbook.xml") ? FileKind.Xlsx
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // A part stays where it is put on every system, whoever unpacks it, and does not run there.
    private static bool IsPlain(string part) =>
        !part.StartsWith('/')
        && part.AsSpan().IndexOfAny('\\', ':') < 0
        && !part.Any(char.IsControl)
        && !part.Split('/').Any(folder => folder.Trim() == "..")
        && !part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        && !Programs.Contains(Path.GetExtension(part.TrimEnd(' ', '.')));
}
