using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace OneStop.Host.Commands.Operators;

/// <summary>
/// What a verb prints: one JSON document, or lines that need no colour to be understood. Few short columns make a table; what has more is told in
/// blocks of lines, so that codes are read, and copied, in one piece on a narrow terminal too.
/// </summary>
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
            table.AddColumn(column, cell => cell.NoWrap = column is "oldest" or "stream");
        }

        return table;
    }

    public static void Row(Table table, params string?[] cells) => table.AddRow([.. cells.Select(cell => Markup.Escape(cell ?? ""))]);

    public static void Write(Table table)
    {
        if (table.Rows.Count > 0)
        {
            Terminal.Open(inColour: false, PageWidth).Write(table);
        }
    }

    /// <summary>A line, and below it, set in, whatever else there is to say.</summary>
    public static async Task BlockAsync(string head, params string?[] more)
    {
        await Console.Out.WriteLineAsync(head);
        foreach (var line in more.Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            await Console.Out.WriteLineAsync($"  {line}");
        }
    }

    /// <summary>What there is of the parts, with commas between them.</summary>
    public static string Said(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>As the API spells it: <c>waits-to-be-sent</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Moment(DateTimeOffset? at) => at is { } value ? Core.Dossiers.ProvinceTime.Local(value).ToString("yyyy-MM-dd HH:mm:ss", null) : "";
}
