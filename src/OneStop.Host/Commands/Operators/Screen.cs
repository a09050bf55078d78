using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace OneStop.Host.Commands.Operators;

/// <summary>What a verb prints: one JSON document, or lines and a table that need no colour to be understood.</summary>
internal static class Screen
{
    public static async Task WriteAsync<T>(T answer, JsonTypeInfo<T> type) => await Console.Out.WriteLineAsync(JsonSerializer.Serialize(answer, type));

    public static Table NewTable(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        return table;
    }

    public static void Row(Table table, params string?[] cells) => table.AddRow([.. cells.Select(cell => Markup.Escape(cell ?? ""))]);

    public static void Write(Table table) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out), ColorSystem = ColorSystemSupport.NoColors }).Write(table);

    public static string Moment(DateTimeOffset? at) => at is { } value ? Core.Dossiers.ProvinceTime.Local(value).ToString("yyyy-MM-dd HH:mm:ss", null) : "";
}
