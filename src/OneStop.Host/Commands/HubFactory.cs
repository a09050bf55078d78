using System.Diagnostics.CodeAnalysis;

namespace OneStop.Host.Commands;

internal static class HubFactory
{
    /// <summary>False when a settings file is missing or is no JSON, or a value cannot be read at all.</summary>
    public static bool TryBuild(string[] args, [NotNullWhen(true)] out WebApplication? app, [NotNullWhen(false)] out string? reason)
    {
        try
        {
            (app, reason) = (HubApplication.Build(args), null);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or InvalidDataException or InvalidOperationException or FormatException)
        {
            (app, reason) = (null, exception.Message);
            return false;
        }
    }
}
