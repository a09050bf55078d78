using OneStop.Core.Errors;

namespace OneStop.Tests.Errors;

/// <summary>One table, equal to the enum, with texts for both readers.</summary>
public sealed class ErrorTableTests
{
    public static TheoryData<ErrorCode> Codes => [.. Enum.GetValues<ErrorCode>()];

    [Fact]
    public void All_EveryCode_HasExactlyOneRow() =>
        Assert.Equal(Enum.GetValues<ErrorCode>(), ErrorTable.All.Select(row => row.Code).Order());

    [Fact]
    public void All_Ids_AreUnique() =>
        Assert.Empty(ErrorTable.All.GroupBy(row => row.Id, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Of_EveryCode_IsStableAndReadable(ErrorCode code)
    {
        var row = ErrorTable.Of(code);
        Assert.Equal(code, row.Code);
        Assert.Matches(@"\A[a-z]+\.[a-z]+(-[a-z]+)*\z", row.Id);
        Assert.EndsWith(".", row.Vi);
        Assert.EndsWith(".", row.En);
        Assert.NotEqual(row.Vi, row.En);
        Assert.Contains(row.Vi, c => c > '\u007f');
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Of_EveryCode_HasAStatusThatTellsTheSameStory(ErrorCode code)
    {
        var row = ErrorTable.Of(code);
        Assert.Contains(row.Status, new[] { 400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 422, 429, 500, 502, 503, 504 });
        Assert.True(row.Status != 503 || row.RetrySafe, "503 invites a retry, so a retry must be safe.");
        // Once the missing event has come, or time has passed, the same request is right.
        Assert.True(row.Status >= 500 || !row.RetrySafe || row.Status is 408 or 429 || code == ErrorCode.SequenceGap, "The same request cannot succeed after a 4xx.");
        Assert.True(row.Blame != Blame.Data || row.Status < 500, "What the caller sent is never a 5xx.");
    }
}
