using System.Diagnostics;
using System.Globalization;

namespace OneStop.IntegrationTests.Storage;

/// <summary>A file system of a few megabytes, in memory, that can be filled to the brim.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("onestop-disk-").FullName);
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", size, "tmpfs", disk.Folder))
        {
            Directory.Delete(disk.Folder);
            Assert.Skip("Left out: the full disk. Mounting a small file system needs root on Linux.");
        }

        return disk;
    }

    /// <summary>Writes until nothing more goes in, except the last so many bytes.</summary>
    public void Fill(long leave = 0)
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (leave == 0 || new DriveInfo(Folder).AvailableFreeSpace > leave)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
