using System.IO.Compression;
using System.Text;
using OneStop.Host.Files;

namespace OneStop.Tests.Host;

/// <summary>What a file is, and what keeps it from being taken (B51).</summary>
public sealed class FileSnifferTests
{
    private const string Whole = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog {0} >>\nendobj\n%%EOF\n";

    public static TheoryData<string> Actions =>
    [
        "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
        "/Names << /JavaScript 5 0 R >>",
        "/A << /S /Launch /F (cmd.exe) >>",
        "/S/J#61vaScript",
        "/S /#4a#61#76#61#53#63#72#69#70#74 ",
        "/#4CAUNCH/S/L#61unch>>",
        "/S /Rendition /JS (app.alert)",
        "/JS<6170702e616c657274>",
        "/JS 12 0 R",
        "/J#53\t\r\n12 0 R",
        "/JS%hidden\n(app.alert)",
        "/JS(\u00fe\u00ff\0a\0p)",
        "/JS" + "                                                                                " + "(app)",
    ];

    public static TheoryData<string> Harmless =>
    [
        "",
        "/JavaScripts 1 0 R /JS1 12 0 R /Launcher 3 0 R /JSON (text)",
        "/JS\u0081\u0093 /JS(\u0001\u0002\u0003\u0004",
        "/javascript /js (lower case is another name)",
        "JavaScript JS(text) Launch",
    ];

    public static TheoryData<string> Names =>
    [
        "../../etc/cron.d/x", "word/../../x", "word/.. /x", "/etc/passwd", "C:/x", "word\\x.xml", "word/evil.exe", "word/EVIL.EXE", "word/evil.exe.", "word/evil.exe ",
        "word/macro.vbs", "word/embeddings/run.ps1", "word/media/a\nb.png", "word/vbaProject.bin", "word/x.js",
    ];

    public static TheoryData<string> Runs =>
    [
        "<?xml version=\"1.0\"?><?xml-stylesheet href=\"http://evil.example/x.xsl\"?><a/>",
        "<a><?xml-stylesheet href=\"x.xsl\"?></a>",
        "<a/><?xml-stylesheet href=\"x.xsl\"?>",
        "<html/>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"/>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
        "<!-- nothing else -->",
    ];

    // Never in one piece in this repository or its programs: scanners would object to them.
    private static string Virus => string.Concat(new[] { @"X5O!P%@AP[4\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE", "!$H+H*" });

    [Theory]
    [MemberData(nameof(Actions))]
    public void Pdf_WithAnAction_IsRefusedWhereverItStands(string action)
    {
        var body = Encoding.Latin1.GetBytes(Whole.Replace("{0}", action, StringComparison.Ordinal));
        Assert.Null(KindOf(body));

        // Across the edges of the pieces in which a file is read.
        for (var before = 65_400; before < 65_560; before += 7)
        {
            Assert.Null(KindOf([.. "%PDF-1.7\n"u8, .. new byte[before], .. Encoding.Latin1.GetBytes(action + " >>\n%%EOF")]));
        }
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Pdf_WithoutAnAction_IsTaken(string content) =>
        Assert.Equal(FileKind.Pdf, KindOf(Encoding.Latin1.GetBytes(Whole.Replace("{0}", content, StringComparison.Ordinal))));

    [Fact]
    public void Pdf_FullOfChance_IsTaken()
    {
        // Pictures: many times more than a file may hold, so that chance has its chance.
        var (draw, picture) = (new Random(4711), new byte[16 * 1024 * 1024]);
        "%PDF-1.7\n"u8.CopyTo(picture);
        for (var i = 0; i < 4; i++)
        {
            draw.NextBytes(picture.AsSpan(9));
            "%%EOF"u8.CopyTo(picture.AsSpan(picture.Length - 5));
            Assert.Equal(FileKind.Pdf, KindOf(picture));
        }
    }

    [Theory]
    [InlineData("%PDF-")]
    [InlineData("%PDF-1.7\nno end")]
    public void Pdf_WithoutItsEnd_IsRefused(string content) => Assert.Null(KindOf(Encoding.ASCII.GetBytes(content)));

    [Fact]
    public void Pdf_EndBeforeTheLastKilobyte_IsRefused()
    {
        Assert.Null(KindOf([.. "%PDF-1.7\n%%EOF"u8, .. new byte[1024]]));
        Assert.Equal(FileKind.Pdf, KindOf([.. "%PDF-1.7\n%%EOF"u8, .. new byte[1019]]));
    }

    [Fact]
    public void TestVirus_InAnyKind_IsRefused()
    {
        var virus = Encoding.ASCII.GetBytes(Virus);
        Assert.Null(KindOf(virus));
        Assert.Null(KindOf([.. "%PDF-1.7\n"u8, .. virus, .. "\n%%EOF"u8]));
        Assert.Null(KindOf([0xFF, 0xD8, 0xFF, 0xE0, .. virus]));
        Assert.Null(KindOf([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[65_500], .. virus]));
        Assert.Null(KindOf([.. "<a>"u8, .. virus, .. "</a>"u8]));
        Assert.Null(KindOf(Archive("word/media/a.bin", virus)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Archive_WithAPartThatLeadsAwayOrRuns_IsRefused(string part) => Assert.Null(KindOf(Archive(part, [])));

    [Theory]
    [InlineData("word/media/image1.png")]
    [InlineData("customXml/item1.xml")]
    [InlineData("word/embeddings/oleObject1.bin")]
    [InlineData("word/a..b.xml")]
    public void Archive_WithAnOrdinaryPart_IsTaken(string part) => Assert.Equal(FileKind.Docx, KindOf(Archive(part, [])));

    [Theory]
    [MemberData(nameof(Runs))]
    public void Xml_ThatIsMoreThanData_IsRefused(string content) => Assert.Null(KindOf(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Xml_WithAnotherInstruction_IsTaken() => Assert.Equal(FileKind.Xml, KindOf("<?xml version=\"1.0\"?><?note x?><hoSo>Mẫu<html/></hoSo>"u8.ToArray()));

    private static FileKind? KindOf(byte[] content) => FileSniffer.KindOf(new MemoryStream(content));

    private static byte[] Archive(string part, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            archive.CreateEntry("[Content_Types].xml");
            archive.CreateEntry("word/document.xml");
            using var entry = archive.CreateEntry(part, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }

        return bytes.ToArray();
    }
}
