using System.Net.Http.Headers;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Facts;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Adapters;

/// <summary>Golden examples, read the way Refit reads an answer.</summary>
internal static class Golden
{
    public static Task<T> ReadAsync<T>(string system, string file) => ParseAsync<T>(ContractFiles.ExampleText(system, file));

    public static async Task<T> ParseAsync<T>(string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return (await new WireSerializer().FromHttpContentAsync<T>(content))!;
    }

    public static FactSet Facts(Answer answer) => Assert.IsType<Answer.Record>(answer).Facts;

    public static string Words(FactSet facts, FactKey key) => Assert.IsType<FactValue.Words>(facts[key]).Value;

    public static string Date(FactSet facts, FactKey key) => Assert.IsType<FactValue.Date>(facts[key]).Value.ToString();

    public static string Code(FactSet facts, FactKey key) => Assert.IsType<FactValue.Code>(facts[key]).Value;

    public static IReadOnlyList<FactSet> Rows(FactSet facts, FactKey key) => Assert.IsType<FactValue.Rows>(facts[key]).Items;
}
