namespace OneStop.Host.Files;

/// <summary>
/// Whether a PDF is whole, and free of scripts and of actions that start programs, as far as that can be seen without unpacking it (B51).
/// What stands in its compressed streams isn't seen.
/// </summary>
internal static class PdfCheck
{
    private const int Tail = 1024;
    private const int LongestName = 10;
    private const int MostSpace = 64;
    private const int Reach = 128;

    public static bool IsWholeAndStill(Stream file) => HasEnd(file) && !FileScan.Any(file, Reach, HasAction);

    // ISO 32000-1, annex H: readers look for it in the last 1,024 bytes.
    private static bool HasEnd(Stream file)
    {
        Span<byte> tail = stackalloc byte[Tail];
        file.Position = Math.Max(0, file.Length - Tail);
        return tail[..file.ReadAtLeast(tail, Tail, throwOnEndOfStream: false)].IndexOf("%%EOF"u8) >= 0;
    }

    private static bool HasAction(ReadOnlySpan<byte> piece)
    {
        for (var at = piece.IndexOf((byte)'/'); at >= 0; at = piece.IndexOf((byte)'/'))
        {
            piece = piece[(at + 1)..];
            if (IsAction(piece))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False too where the piece ends too early to say: the next one begins before it.</summary>
    private static bool IsAction(ReadOnlySpan<byte> text)
    {
        Span<byte> name = stackalloc byte[LongestName];
        var length = 0;
        while (text.Length > 0 && !IsEndOfName(text[0]))
        {
            if (length == LongestName)
            {
                return false;
            }

            name[length++] = First(ref text);
        }

        name = name[..length];
        return text.Length > 0
            && (name.SequenceEqual("JavaScript"u8) || name.SequenceEqual("Launch"u8) || (name.SequenceEqual("JS"u8) && IsFollowedByScript(text)));
    }

    // A letter may be written as # and its number (ISO 32000-1, 7.3.5).
    private static byte First(ref ReadOnlySpan<byte> text)
    {
        var first = text[0];
        if (first == '#' && text.Length > 2 && char.IsAsciiHexDigit((char)text[1]) && char.IsAsciiHexDigit((char)text[2]))
        {
            first = (byte)((Convert.ToInt32(((char)text[1]).ToString(), 16) * 16) + Convert.ToInt32(((char)text[2]).ToString(), 16));
            text = text[3..];
            return first;
        }

        text = text[1..];
        return first;
    }

    // Three given bytes come up by chance in one large picture out of a few: the name counts where a text, a code or a reference follows.
    private static bool IsFollowedByScript(ReadOnlySpan<byte> text)
    {
        var value = text.TrimStart("\0\t\n\f\r "u8);
        return text.Length - value.Length > MostSpace
            || (value is [(byte)'(' or (byte)'<' or (byte)'%' or (>= (byte)'0' and <= (byte)'9'), ..] && IsReadable(value[1..]));
    }

    private static bool IsReadable(ReadOnlySpan<byte> text) => text switch
    {
        [0xFE, 0xFF, ..] or [0xEF, 0xBB, 0xBF, ..] => true,
        [var a, var b, var c, var d, ..] => IsPrintable(a) && IsPrintable(b) && IsPrintable(c) && IsPrintable(d),
        _ => false,
    };

    private static bool IsPrintable(byte letter) => letter is (>= (byte)' ' and <= (byte)'~') or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r';

    private static bool IsEndOfName(byte letter) => letter is 0 or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)' '
        or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';
}
