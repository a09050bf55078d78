using System.Diagnostics;
using Dapper;
using OneStop.Core.Access;

namespace OneStop.IntegrationTests.Storage;

public sealed class SqliteOutageTests : StorageSuite<SqliteTestStore>
{
    // F14
    [Fact]
    public async Task Append_FileTakesNoWrites_IsRefused()
    {
        await using var writer = await StoreNode.StartAsync(Store);
        await using var node = StoreNode.Build("sqlite", $"{Store.ConnectionString};Mode=ReadOnly");

        await Assert.ThrowsAsync<AuditUnavailableException>(() => AppendAsync(node, 1));
    }

    [Fact]
    public async Task Append_AnotherProcessHoldsTheFile_IsRefusedAndHealsAlone()
    {
        await using var node = await StoreNode.StartAsync(Store, time: TimeProvider.System);
        await using (var holder = Store.Connect())
        {
            await holder.OpenAsync();
            await holder.ExecuteAsync("begin immediate");
            await Assert.ThrowsAsync<AuditUnavailableException>(() => AppendAsync(node, 1));
        }

        await node.Probe.ProbeAsync(CancellationToken.None);
        await AppendAsync(node, 1);
        Assert.Null((await node.Verifier.VerifyAsync(CancellationToken.None)).Break);
    }

    // F13: a file system of one megabyte, filled to the brim.
    [Fact]
    public async Task Append_DiskFull_IsRefusedAndHealsAlone()
    {
        var folder = Directory.CreateTempSubdirectory("onestop-full-").FullName;
        var mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder);
        Assert.SkipUnless(mounted, "Left out: the full disk. Mounting a small file system needs root on Linux.");
        try
        {
            var ballast = Path.Combine(folder, "ballast");
            await using var node = StoreNode.Build("sqlite", $"Data Source={Path.Combine(folder, "onestop.db")}");
            await node.StartAsync();
            await AppendAsync(node, 1);

            await FillAsync(ballast);
            await Assert.ThrowsAsync<AuditUnavailableException>(() => AppendAsync(node, 100));
            File.Delete(ballast);

            await AppendAsync(node, 1);
            Assert.Null((await node.Verifier.VerifyAsync(CancellationToken.None)).Break);
        }
        finally
        {
            Run("umount", folder);
            Directory.Delete(folder);
        }
    }

    private static async Task FillAsync(string ballast)
    {
        await using var file = new FileStream(ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[1024];
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            while (true)
            {
                await file.WriteAsync(block);
            }
        });
    }

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
