using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace OneStop.Host.Commands.Operators;

/// <summary>What a verb prints: one JSON document, or lines and a table that need no colour to be understood.</summary>
internal static class Screen
{
    private const int PageWidth = 160;

    public static async Task WriteAsync<T>(T answer, JsonTypeInfo<T> type) => await Console.Out.WriteLineAsync(JsonSerializer.Serialize(answer, type));

    public static Table NewTable(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            // Moments and codes are read, and copied, in one piece.
            table.AddColumn(column, cell => cell.NoWrap = column is "at" or "since" or "oldest" or "stream" or "dossier" or "event");
        }

        return table;
    }

    public static void Row(Table table, params string?[] cells) => table.AddRow([.. cells.Select(cell => Markup.Escape(cell ?? ""))]);

    /// <summary>The table, or, where it has no rows, <paramref name="otherwise"/>.</summary>
    public static void Write(Table table, string? otherwise = null)
    {
        if (table.Rows.Count > 0)
        {
            Terminal.Open(inColour: false, PageWidth).Write(table);
        }
        else if (otherwise is not null)
        {
            Console.Out.WriteLine(otherwise);
        }
    }

    public static string Moment(DateTimeOffset? at) => at is { } value ? Core.Dossiers.ProvinceTime.Local(value).ToString("yyyy-MM-dd HH:mm:ss", null) : "";
}
