namespace OneStop.Host.Files;

/// <summary>
/// The text by which virus scanners are tried out. It is the one virus that the hub knows: whoever tries it finds out that files are looked at,
/// not that they are free of viruses.
/// </summary>
internal static class TestVirus
{
    // Without its first half: scanners would object to this very program.
    private static ReadOnlySpan<byte> Mark => "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8;

    public static bool IsIn(Stream file) => FileScan.Any(file, Mark.Length, piece => piece.IndexOf(Mark) >= 0);
}
