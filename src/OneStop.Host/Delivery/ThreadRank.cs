using System.Runtime.InteropServices;

namespace OneStop.Host.Delivery;

/// <summary>How the system ranks the calling thread against others.</summary>
internal static class ThreadRank
{
    private const int Process = 0;
    private const int Self = 0;

    // A tenth of a core's share where all others are busy: enough to go on, should a lock or the collector wait for it.
    private const int Nice = 10;

    /// <summary>Behind every ordinary thread, for good. Where the system has no such rank nothing changes.</summary>
    public static void Lower()
    {
        if (OperatingSystem.IsLinux())
        {
            // .NET doesn't pass a thread's priority on here; and only on this system is the call about the calling thread alone.
            _ = SetPriority(Process, Self, Nice);
        }
        else
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
    }

    [DllImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int priority);
}
