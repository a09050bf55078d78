using Spectre.Console;

namespace OneStop.Host.Commands;

/// <summary>The terminal, or, where the output goes into a file or a pipe, a page wide enough for the tables.</summary>
internal static class Terminal
{
    public static IAnsiConsole Open(bool inColour, int pageWidth)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) };
        if (!inColour)
        {
            settings.ColorSystem = ColorSystemSupport.NoColors;
        }

        var console = AnsiConsole.Create(settings);
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = pageWidth;
        }

        return console;
    }
}
