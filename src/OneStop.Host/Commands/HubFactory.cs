using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace OneStop.Host.Commands;

internal static class HubFactory
{
    /// <summary>False when a settings file is missing, closed to this user or no JSON, or a value cannot be read at all.</summary>
    public static bool TryBuild(
        string[] args, [NotNullWhen(true)] out WebApplication? app, [NotNullWhen(false)] out string? reason, HubUse use = HubUse.Verb)
    {
        try
        {
            (app, reason) = (HubApplication.Build(args, use: use), null);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or FormatException or ArgumentException)
        {
            (app, reason) = (null, Explain(exception));
            return false;
        }
    }

    // The file is named by the outermost, the place in it by the innermost.
    private static string Explain(Exception exception) => exception.GetBaseException() switch
    {
        JsonException broken => $"{exception.Message} Line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: {Reason(broken.Message)}",
        var inner when inner != exception => $"{exception.Message} {inner.Message}",
        _ => exception.Message,
    };

    // The reader counts lines from 0 in its own text.
    private static string Reason(string message) => message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
}
