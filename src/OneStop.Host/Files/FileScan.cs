using System.Buffers;

namespace OneStop.Host.Files;

/// <summary>Looks at a file piece by piece: its size costs time and no memory.</summary>
internal static class FileScan
{
    private const int Piece = 64 * 1024;

    /// <summary>Whether any piece shows what is looked for.</summary>
    /// <param name="edge">Bytes at its end that each piece shares with the next: as many as the longest thing that is looked for.</param>
    public static bool Any(Stream file, int edge, Func<ReadOnlySpan<byte>, bool> shows)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(edge + Piece);
        try
        {
            file.Position = 0;
            var (kept, read) = (0, 0);
            while ((read = file.ReadAtLeast(buffer.AsSpan(kept, Piece), Piece, throwOnEndOfStream: false)) > 0)
            {
                var piece = buffer.AsSpan(0, kept + read);
                if (shows(piece))
                {
                    return true;
                }

                kept = Math.Min(edge, piece.Length);
                piece[^kept..].CopyTo(buffer);
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
