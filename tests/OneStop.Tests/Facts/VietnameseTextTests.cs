using System.Text;
using CsCheck;
using OneStop.Core.Facts;

namespace OneStop.Tests.Facts;

/// <summary>The two foldings: the population database's matching form, and the form in which two registries are compared.</summary>
public sealed class VietnameseTextTests
{
    private static readonly Gen<string> Name =
        Gen.OneOf("Nguyễn", "Đặng", "Thị", "Văn", "Mẫu", "Thử", "Hoà", "Hòa", "Thuỷ", "Ý", "Huyền", "Huyên", "H'Hen", "Niê").Array[1, 5]
            .Select(words => string.Join(' ', words));

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String, Gen.String["aăyđĐ \u0300\u0323\u200b\ud800\udc00"], Name);

    [Fact]
    public void CanNormalise_ThisProcess_Can() => Assert.True(VietnameseText.CanNormalise);

    [Theory]
    [InlineData("Nguyễn Văn Mẫu", "NGUYENVANMAU")]
    [InlineData("Đặng Thị Ý", "DANGTHIY")]
    [InlineData("H'Hen Niê", "HHENNIE")]
    [InlineData("Nguye\u0302\u0303n\u00a0Va\u0306n Ma\u0302\u0303u", "NGUYENVANMAU")]
    [InlineData("nguyễn  VĂN mẫu", "NGUYENVANMAU")]
    [InlineData("đĐưƯơƠ", "DDUUOO")]
    [InlineData("\u00D0ặng \u0189ức", "DANGDUC")]
    [InlineData("\u00F0ặng \u0256ức", "DANGDUC")]
    [InlineData("MẪU & THỬ 2", "MAUTHU")]
    [InlineData("", "")]
    public void FoldForMatching_Name_IsUpperCaseLettersOnly(string name, string expected) =>
        Assert.Equal(expected, VietnameseText.FoldForMatching(name));

    [Fact]
    public void FoldForMatching_AnyName_IsAToZAndIdempotentInBothUnicodeForms() => Name.Sample(name =>
    {
        var folded = VietnameseText.FoldForMatching(name);
        Assert.Matches(@"\A[A-Z]+\z", folded);
        Assert.Equal(folded, VietnameseText.FoldForMatching(folded));
        Assert.Equal(folded, VietnameseText.FoldForMatching(name.Normalize(NormalizationForm.FormD)));
    });

    [Theory]
    [InlineData("Nguyễn Văn Mẫu", "NGUYỄN VĂN MẪU", TextDifference.None)]
    [InlineData("Nguyễn Văn Mẫu", " Nguye\u0302\u0303n \u00a0Văn  Mẫu", TextDifference.None)]
    [InlineData("Trần Thị Hoà", "Trần Thị Hòa", TextDifference.None)]
    [InlineData("Thuỷ", "Thủy", TextDifference.None)]
    [InlineData("Khuỷu", "Khuyủ", TextDifference.None)]
    [InlineData("ĐẶNG", "đặng", TextDifference.None)]
    [InlineData("", "", TextDifference.None)]
    [InlineData("Huyền", "Huyên", TextDifference.Diacritics)]
    [InlineData("Đặng", "Dang", TextDifference.Diacritics)]
    [InlineData("Hoà", "Hoá", TextDifference.Diacritics)]
    [InlineData("Hoàng Anh", "Hoang Ành", TextDifference.Diacritics)]
    [InlineData("Thị Y", "Thi Ỵ", TextDifference.Diacritics)]
    [InlineData("Muñoz MẪU", "Munõz MẪU", TextDifference.Diacritics)]
    [InlineData("Nguyễn VănMẫu", "NguyễnVan Mẫu", TextDifference.Diacritics)]
    [InlineData("Nguyễn Văn Mẫu", "Nguyễn VănMẫu", TextDifference.Spacing)]
    [InlineData("Đặng Thị Ý", "Đặng ThịÝ", TextDifference.Spacing)]
    [InlineData("Trần Thị Hoà", "Trần ThịHòa", TextDifference.Spacing)]
    [InlineData("H' Hen Niê", "H'Hen Niê", TextDifference.Spacing)]
    [InlineData("Nguyễn Văn Mẫu", "Nguyễn Văn\u200b Mẫu", TextDifference.None)]
    [InlineData("Đặng Văn Thử", "\u00D0ặng Văn Thử", TextDifference.None)]
    [InlineData("đặng văn thử", "\u0189ặng Văn Thử", TextDifference.None)]
    [InlineData("Mỹ", "Mĩ", TextDifference.Diacritics)]
    [InlineData("Lê Thị Lý", "Lê Thị Li", TextDifference.Diacritics)]
    [InlineData("Quý", "Quí", TextDifference.Diacritics)]
    [InlineData("Quỳnh", "Quình", TextDifference.Diacritics)]
    [InlineData("Thị MỹLinh", "Thị Mĩ Linh", TextDifference.Diacritics)]
    [InlineData("Thuý", "Thuí", TextDifference.Words)]
    [InlineData("Hay", "Hai", TextDifference.Words)]
    [InlineData("Huỳnh", "Huình", TextDifference.Words)]
    [InlineData("Yên", "Iên", TextDifference.Words)]
    [InlineData("Nguyễn Văn Mẫu", "Nguyễn Văn Thử", TextDifference.Words)]
    [InlineData("Nguyễn Văn Mẫu", "Nguyễn Mẫu", TextDifference.Words)]
    [InlineData("Nguyễn Văn Mẫu", "", TextDifference.Words)]
    public void Compare_TwoNames_SaysWhatDiffers(string left, string right, TextDifference expected)
    {
        Assert.Equal(expected, VietnameseText.Compare(left, right));
        Assert.Equal(expected, VietnameseText.Compare(right, left));
    }

    [Fact]
    public void Compare_AnyTwoTexts_IsSymmetricAndNeverThrows() =>
        Gen.Select(Text, Text).Sample((a, b) =>
            VietnameseText.Compare(a, b) == VietnameseText.Compare(b, a) && VietnameseText.Compare(a, a) == TextDifference.None);

    [Fact]
    public void Compare_SameNameInAnotherUnicodeFormCaseOrSpacing_IsNoDifference() => Name.Sample(name =>
        VietnameseText.Compare(name, $" {name.ToUpperInvariant().Normalize(NormalizationForm.FormD).Replace(" ", "\u00a0 ")}") == TextDifference.None);

    [Fact]
    public void Compare_SameNameWithoutItsSpaces_IsSpacing() => Name.Where(name => name.Contains(' ')).Sample(name =>
        VietnameseText.Compare(name, name.Replace(" ", "")) == TextDifference.Spacing);

    [Fact]
    public void Compare_SameNameWithoutItsMarks_IsDiacritics() => Name.Where(name => Bare(name) != name).Sample(name =>
        VietnameseText.Compare(name, Bare(name)) == TextDifference.Diacritics);

    private static string Bare(string name) =>
        string.Concat(name.Replace('Đ', 'D').Normalize(NormalizationForm.FormD).Where(c => c is < '\u0300' or > '\u036f'));
}
