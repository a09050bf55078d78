using OneStop.Host.Files;

namespace OneStop.Host.Configuration;

/// <summary>Whether the service could work in a folder. Nothing is created: the check may run under another user than the service.</summary>
internal static class FolderCheck
{
    /// <summary>Why the folder cannot be used, or be made; null when it can.</summary>
    public static string? Problem(string folder)
    {
        if (File.Exists(folder))
        {
            return $"names a file: {folder}";
        }

        var nearest = new DirectoryInfo(folder);
        while (!nearest.Exists && nearest.Parent is { } parent)
        {
            if (File.Exists(parent.FullName))
            {
                return $"lies below a file: {parent.FullName}";
            }

            nearest = parent;
        }

        return UnixRights.MayWriteIn(nearest.FullName) ? null : $"cannot be used: nothing may be written in {nearest.FullName}";
    }
}
