using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Cryptography;
using System.Security.Principal;
using OneStop.Host.Files;

namespace OneStop.Host.Access;

/// <summary>
/// The hub's own secrets, made at the first start and kept: losing them ends every token, and the access log's chain could no longer
/// be checked. Readable by the service's user alone. Several nodes share one copy of this folder's content.
/// </summary>
internal sealed class KeyFolder
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string folder;

    public KeyFolder(string folder)
    {
        this.folder = folder;
        if (OperatingSystem.IsWindows())
        {
            Restrict(Directory.CreateDirectory(folder));
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }

    /// <summary>32 random bytes.</summary>
    public byte[] Symmetric(string name) => ReadOrCreate(name, () => RandomNumberGenerator.GetBytes(32)) is { Length: 32 } key
        ? key
        : throw new InvalidDataException($"The key file '{Path.Combine(folder, name)}' does not hold 32 bytes; restore it from its backup.");

    /// <summary>A P-256 key in PKCS#8.</summary>
    public ECDsa Signing(string name)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(ReadOrCreate(name, NewSigningKey), out _);
        return key;
    }

    private byte[] ReadOrCreate(string name, Func<byte[]> create)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            // Two nodes may start at once, and on Unix giving a file its name is not refused when another took the name a moment before.
            using var turn = TakeTurn($"{path}.lock");
            if (!File.Exists(path))
            {
                Create(path, create());
            }
        }

        return ReadPrivate(path);
    }

    private static void Create(string path, byte[] key)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        WriteDurably(draft, key);
        DurableName.Give(draft, path, overwrite: false);
    }

    // Opened once more when patience is over, so that the refusal itself is what the operator reads.
    private static FileStream TakeTurn(string path)
    {
        FileStream? turn = null;
        return SpinWait.SpinUntil(() => (turn = TryOpen(path)) is not null, Patience) ? turn! : Open(path);
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return Open(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);

    private static void WriteDurably(string path, byte[] key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        using var file = new FileStream(path, options);
        file.Write(key);
        file.Flush(flushToDisk: true);
    }

    private static byte[] ReadPrivate(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerFile) != UnixFileMode.None)
        {
            throw new InvalidDataException($"The key file '{path}' can be read by others than its owner; make it private (chmod 600) and consider it known.");
        }

        return File.ReadAllBytes(path);
    }

    private static byte[] NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    [SupportedOSPlatform("windows")]
    private static void Restrict(DirectoryInfo directory)
    {
        var rules = new DirectorySecurity();
        rules.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        foreach (var who in new[] { WindowsIdentity.GetCurrent().User!, new(WellKnownSidType.LocalSystemSid, null), new(WellKnownSidType.BuiltinAdministratorsSid, null) })
        {
            rules.AddAccessRule(new FileSystemAccessRule(
                who, FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        }

        directory.SetAccessControl(rules);
    }
}
