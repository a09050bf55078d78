using System.Text;
using CsCheck;
using OneStop.Core.Errors;
using OneStop.Core.Facts;

namespace OneStop.Tests.Facts;

/// <summary>Names as people write and paste them. Adversary B10, B22, B50, B59.</summary>
public sealed class FullNameTests
{
    [Theory]
    [InlineData("NGUYỄN VĂN MẪU", "NGUYỄN VĂN MẪU")]
    [InlineData("  Nguyễn \u00a0 Văn\u2003Mẫu ", "Nguyễn Văn Mẫu")]
    [InlineData("Nguye\u0302\u0303n Va\u0306n Ma\u0302\u0303u", "Nguyễn Văn Mẫu")]
    [InlineData("H'Hen Niê THỬ", "H'Hen Niê THỬ")]
    [InlineData("H’Hen Niê THỬ", "H’Hen Niê THỬ")]
    [InlineData("MẪU & THỬ", "MẪU & THỬ")]
    [InlineData("\u00D0ặng Văn Thử", "\u00D0ặng Văn Thử")]
    [InlineData("\u0256ặng Văn Thử", "\u0256ặng Văn Thử")]
    [InlineData("Thử", "Thử")]
    [InlineData("Søren-Åse Łukasz MẪU Jr.", "Søren-Åse Łukasz MẪU Jr.")]
    public void TryParse_Name_KeepsTheWritingAndComposesIt(string text, string expected)
    {
        Assert.True(FullName.TryParse(text, out var name, out var error));
        Assert.Null(error);
        Assert.Equal(expected, name.Reveal());
        Assert.True(name.Reveal().IsNormalized(NormalizationForm.FormC));
    }

    [Theory]
    [InlineData(null, ErrorCode.FullNameMissing)]
    [InlineData("", ErrorCode.FullNameMissing)]
    [InlineData(" \u00a0 ", ErrorCode.FullNameMissing)]
    [InlineData("123", ErrorCode.FullNameInvalid)]
    [InlineData("&'-", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn\u200bVăn Mẫu", ErrorCode.FullNameInvalid)]
    [InlineData("\u202eNguyễn Văn Mẫu", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn Văn Mẫu\u200f", ErrorCode.FullNameInvalid)]
    [InlineData("\ufeffNguyễn Văn Mẫu", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn Văn Mẫu 😀", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn Văn Mẫu 🇻🇳", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn\r\nVăn Mẫu", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn Văn Mẫu\0", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn \u001b[31mMẫu", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn Văn Mẫu\uffff", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn Văn Mẫu\ue000", ErrorCode.FullNameInvalid)]
    [InlineData("Nguyễn Văn MẪU \u0430", ErrorCode.FullNameInvalid)]
    [InlineData("NGUYỄN VĂN \u039cẪU", ErrorCode.FullNameInvalid)]
    [InlineData("Ｎguyễn Văn Mẫu", ErrorCode.FullNameInvalid)]
    [InlineData("阮 Mẫu", ErrorCode.FullNameInvalid)]
    public void TryParse_NoName_NamesTheReason(string? text, ErrorCode expected)
    {
        Assert.False(FullName.TryParse(text, out var name, out var error));
        Assert.Null(name);
        Assert.Equal(expected, error);
    }

    // A lone surrogate cannot stand in an attribute, so these are built here.
    [Fact]
    public void TryParse_LoneSurrogate_IsRefused()
    {
        foreach (var text in new[] { "Mẫu" + '\ud800', '\udc00' + "Mẫu", "Mẫ" + '\ud83d' + "u" })
        {
            Assert.False(FullName.TryParse(text, out _, out var error));
            Assert.Equal(ErrorCode.FullNameInvalid, error);
        }
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(300, false)]
    [InlineData(100_000, false)]
    public void TryParse_Length_IsLimitedToOneHundred(int length, bool accepted) =>
        Assert.Equal(accepted, FullName.TryParse(new string('Ư', length), out _, out _));

    [Fact]
    public void TryParse_OneHundredLettersInDecomposedForm_AreOneHundredLetters()
    {
        Assert.True(FullName.TryParse(new string('ễ', 100).Normalize(NormalizationForm.FormD), out var name, out _));
        Assert.Equal(100, name.Reveal().Length);
    }

    [Fact]
    public void TryParse_AnyText_EitherParsesOrNamesAnErrorAndParsesItsOwnResult() =>
        Gen.OneOf(Gen.String, Gen.String["aăâễhủ'& \u0301\u200b\ud800"]).Sample(text =>
            FullName.TryParse(text, out var name, out var error)
                ? error is null && FullName.TryParse(name.Reveal(), out var again, out _) && again == name
                : name is null && error is not null);
}
