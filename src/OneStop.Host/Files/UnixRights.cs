using System.Runtime.InteropServices;

namespace OneStop.Host.Files;

/// <summary>What Unix lets this process do with files, asked without touching any.</summary>
internal static class UnixRights
{
    private const int ForWritingInside = 3;
    private const int OthersNothing = 0b000_111_111;

    /// <summary>From now on what the process creates is its owner's alone: the store, logs and marks hold people's dossiers.</summary>
    public static void KeepToOneself()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Mask(OthersNothing);
        }
    }

    /// <summary>False where files cannot be made in an existing folder: no right, a read-only file system, or one that is no disk.</summary>
    public static bool MayWriteIn(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        // To root every folder is open; the service's user would still be kept out of one that its owner has closed.
        return (File.GetUnixFileMode(folder) & UnixFileMode.UserWrite) != UnixFileMode.None && Access(folder, ForWritingInside) == 0 && !IsOfTheSystem(folder);
    }

    private static bool IsOfTheSystem(string folder) => folder is "/proc" or "/sys"
        || folder.StartsWith("/proc/", StringComparison.Ordinal) || folder.StartsWith("/sys/", StringComparison.Ordinal);

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Mask(uint mask);

    [DllImport("libc", EntryPoint = "access", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
}
