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

    private const int SymmetricBytes = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string folder;
    private readonly HubUse use;

    /// <summary>Touches nothing yet.</summary>
    /// <param name="use">Only the service makes keys; whoever else runs, perhaps under another user, makes no file.</param>
    public KeyFolder(string folder, HubUse use = HubUse.Serve) => (this.folder, this.use) = (folder, use);

    /// <summary>32 random bytes.</summary>
    /// <param name="isInUse">True when something in the store depends on the key: then a missing one is not made anew.</param>
    public byte[] Symmetric(string name, Func<bool>? isInUse = null) =>
        ReadOrCreate(name, () => RandomNumberGenerator.GetBytes(SymmetricBytes), isInUse) is { Length: SymmetricBytes } key ? key : throw Truncated(name);

    /// <summary>A P-256 key in PKCS#8.</summary>
    public ECDsa Signing(string name)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(ReadOrCreate(name, NewSigningKey, null), out _);
        return key;
    }

    /// <summary>What is wrong with the keys that are there. Reads them and makes none.</summary>
    public IReadOnlyList<string> Mistakes()
    {
        try
        {
            string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
            return [.. files.Order(StringComparer.Ordinal).Select(Mistake).OfType<string>()];
        }
        catch (UnauthorizedAccessException exception)
        {
            return [exception.Message];
        }
    }

    private string? Mistake(string file)
    {
        try
        {
            Read(file);
            return null;
        }
        catch (CryptographicException)
        {
            return $"The key file '{file}' holds no key; restore it from its backup.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return exception.Message;
        }
    }

    private void Read(string file)
    {
        switch (Path.GetExtension(file))
        {
            case ".key":
                Symmetric(Path.GetFileName(file));
                break;
            case ".p8":
                Signing(Path.GetFileName(file)).Dispose();
                break;
        }
    }

    private byte[] ReadOrCreate(string name, Func<byte[]> create, Func<bool>? isInUse)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            if (use == HubUse.Check)
            {
                // A correct configuration before the first start. Nothing is read or written with it.
                return create();
            }

            if (use == HubUse.Verb || isInUse?.Invoke() == true)
            {
                throw Missing(path);
            }

            MakeFolder();

            // Two nodes may start at once, and on Unix giving a file its name is not refused when another took the name a moment before.
            using var turn = TakeTurn($"{path}.lock");
            if (!File.Exists(path))
            {
                Create(path, create());
            }
        }

        return ReadPrivate(path);
    }

    private void MakeFolder()
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Restrict(Directory.CreateDirectory(folder));
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }

    private InvalidDataException Truncated(string name) =>
        new($"The key file '{Path.Combine(folder, name)}' does not hold {SymmetricBytes} bytes; restore it from its backup.");

    private static InvalidDataException Missing(string path) => new(
        $"The key file '{path}' is missing. The service makes it at its first start and never again while the access log has rows; restore it from its backup.");

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
