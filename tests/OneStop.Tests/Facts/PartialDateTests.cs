using CsCheck;
using OneStop.Core.Errors;
using OneStop.Core.Facts;

namespace OneStop.Tests.Facts;

/// <summary>Dates known to the year, the month or the day. Adversary B47 (29 February).</summary>
public sealed class PartialDateTests
{
    private static readonly Gen<PartialDate> Any =
        from date in Gen.DateOnly[new DateOnly(1850, 1, 1), new DateOnly(2199, 12, 31)]
        from parts in Gen.Int[1, 3]
        select PartialDate.From(date.Year, parts > 1 ? date.Month : null, parts > 2 ? date.Day : null)!;

    // Few values, so that two of them often agree.
    private static readonly Gen<PartialDate> Near =
        from year in Gen.Int[2000, 2001]
        from month in Gen.Int[1, 2]
        from day in Gen.Int[1, 2]
        from parts in Gen.Int[1, 3]
        select PartialDate.From(year, parts > 1 ? month : null, parts > 2 ? day : null)!;

    [Theory]
    [InlineData("1988", 1988, null, null)]
    [InlineData("2004-02", 2004, 2, null)]
    [InlineData("1990-01-15", 1990, 1, 15)]
    [InlineData("2024-02-29", 2024, 2, 29)]
    [InlineData("2000-02-29", 2000, 2, 29)]
    [InlineData(" 1850 ", 1850, null, null)]
    [InlineData("2199-12-31", 2199, 12, 31)]
    public void TryParse_Date_KeepsOnlyWhatItSays(string text, int year, int? month, int? day)
    {
        Assert.True(PartialDate.TryParse(text, out var date, out var error));
        Assert.Null(error);
        Assert.Equal((year, month, day), (date.Year, date.Month, date.Day));
        Assert.Equal(text.Trim(), date.ToString());
    }

    [Theory]
    [InlineData(null, ErrorCode.BirthDateMissing)]
    [InlineData(" ", ErrorCode.BirthDateMissing)]
    [InlineData("2023-02-29", ErrorCode.BirthDateInvalid)]
    [InlineData("1900-02-29", ErrorCode.BirthDateInvalid)]
    [InlineData("1990-04-31", ErrorCode.BirthDateInvalid)]
    [InlineData("1990-00", ErrorCode.BirthDateInvalid)]
    [InlineData("1990-13", ErrorCode.BirthDateInvalid)]
    [InlineData("1990-01-00", ErrorCode.BirthDateInvalid)]
    [InlineData("1990-00-15", ErrorCode.BirthDateInvalid)]
    [InlineData("1849", ErrorCode.BirthDateInvalid)]
    [InlineData("2200", ErrorCode.BirthDateInvalid)]
    [InlineData("90", ErrorCode.BirthDateInvalid)]
    [InlineData("15/01/1990", ErrorCode.BirthDateInvalid)]
    [InlineData("1990/01/15", ErrorCode.BirthDateInvalid)]
    [InlineData("19900115", ErrorCode.BirthDateInvalid)]
    [InlineData("1990-1-15", ErrorCode.BirthDateInvalid)]
    [InlineData("1990-01-15T00:00", ErrorCode.BirthDateInvalid)]
    [InlineData("-990", ErrorCode.BirthDateInvalid)]
    [InlineData("+990", ErrorCode.BirthDateInvalid)]
    [InlineData("１９８８", ErrorCode.BirthDateInvalid)]
    [InlineData("1990-0١-15", ErrorCode.BirthDateInvalid)]
    public void TryParse_NoDate_NamesTheReason(string? text, ErrorCode expected)
    {
        Assert.False(PartialDate.TryParse(text, out var date, out var error));
        Assert.Null(date);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void From_DayWithoutMonth_IsNoDate() => Assert.Null(PartialDate.From(1990, null, 15));

    [Fact]
    public void ToString_AnyDate_ParsesBackToItself() => Any.Sample(date =>
        PartialDate.TryParse(date.ToString(), out var again, out _) && again == date);

    [Fact]
    public void Agrees_AnyTwoDates_IsSymmetric() => Gen.Select(Near, Near).Sample((a, b) => a.Agrees(b) == b.Agrees(a));

    [Fact]
    public void Agrees_CoarserFormOfTheSameDate_Agrees() => Gen.Select(Any, Gen.Int[1, 3]).Sample((date, parts) =>
        date.Agrees(PartialDate.From(date.Year, parts > 1 ? date.Month : null, parts > 2 ? date.Day : null)!));

    [Theory]
    [InlineData("1988", "1988-12-31", true)]
    [InlineData("1988-12", "1988-12-31", true)]
    [InlineData("1988-12", "1988-11-30", false)]
    [InlineData("1988", "1989", false)]
    [InlineData("1988-12-31", "1988-12-30", false)]
    public void Agrees_TwoDates_ComparesWhatBothSay(string left, string right, bool agrees)
    {
        Assert.True(PartialDate.TryParse(left, out var a, out _));
        Assert.True(PartialDate.TryParse(right, out var b, out _));
        Assert.Equal(agrees, a.Agrees(b));
    }
}
