using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OneStop.Host.Files;

/// <summary>
/// Gives a file its name for good: flushing the file alone keeps its content, and on Unix its name may still be gone after a power cut.
/// </summary>
internal static class DurableName
{
    private const int ReadOnly = 0;

    /// <summary>Renames a draft.</summary>
    /// <param name="draft">Flushed already, and on the same file system.</param>
    /// <exception cref="IOException">The name is taken, or the folder cannot be written; a taken name stays as it is.</exception>
    public static void Give(string draft, string path, bool overwrite)
    {
        File.Move(draft, path, overwrite);
        FlushFolderOf(path);
    }

    /// <summary>Names that were given in the folder of <paramref name="path"/>, by whomever, are on the disk afterwards.</summary>
    public static void FlushFolderOf(string path)
    {
        // NTFS keeps names in its own log and has no call for this.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using var handle = new SafeFileHandle(Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly), ownsHandle: true);
        if (handle.IsInvalid)
        {
            throw new IOException($"The folder '{folder}' cannot be flushed: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        RandomAccess.FlushToDisk(handle);
    }

    // The runtime opens no folders.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
