using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Dossiers;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Host;

/// <summary>Files in, once and by their content; out by links that cannot be made up (B51).</summary>
public sealed class AttachmentRouteTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    public static TheoryData<string, byte[], string> Taken => new()
    {
        { "application/pdf", "%PDF-1.7 thử\n%%EOF"u8.ToArray(), "application/pdf" },
        { "application/octet-stream", [0xFF, 0xD8, 0xFF, 0xE0, 1], "image/jpeg" },
        { "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], "image/png" },
        { "text/xml", "<?xml version=\"1.0\"?><hoSo>Mẫu</hoSo>"u8.ToArray(), "application/xml" },
        { "application/octet-stream", Zip("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "application/octet-stream", Zip("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    };

    public static TheoryData<string, string, byte[]> Refused => new()
    {
        { "empty", "application/pdf", [] },
        { "a picture that says it is a PDF", "application/pdf", [0xFF, 0xD8, 0xFF, 0xE0] },
        { "a virus test file", "application/octet-stream", Encoding.ASCII.GetBytes(Virus) },
        { "a virus test file that begins as a PDF", "application/pdf", Encoding.ASCII.GetBytes($"%PDF-1.7\n{Virus}\n%%EOF") },
        { "a PDF with a script", "application/pdf", "%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert)>>>>endobj\n%%EOF"u8.ToArray() },
        { "the beginning of a PDF", "application/pdf", "%PDF-"u8.ToArray() },
        { "a style sheet from elsewhere", "application/xml", "<?xml-stylesheet href=\"http://evil.example/x.xsl\"?><a/>"u8.ToArray() },
        { "a path that climbs", "application/octet-stream", Zip("[Content_Types].xml", "word/document.xml", "../../etc/cron.d/x") },
        { "a program inside", "application/octet-stream", Zip("[Content_Types].xml", "word/document.xml", "evil.exe") },
        { "a program", "application/octet-stream", [(byte)'M', (byte)'Z', 0x90, 0] },
        { "a page", "application/xml", "<html><script>1</script></html>"u8.ToArray() },
        { "a drawing that can run", "application/xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"u8.ToArray() },
        { "an entity bomb", "application/xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray() },
        { "broken XML", "application/xml", "<a><b></a>"u8.ToArray() },
        { "an ordinary archive", "application/octet-stream", Zip("../../etc/passwd") },
        { "macros", "application/octet-stream", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin") },
        { "half an archive", "application/octet-stream", Zip("[Content_Types].xml", "word/document.xml")[..40] },
    };

    // Never in one piece in this repository or its programs: scanners would object to them.
    private static string Virus => string.Concat(new[] { @"X5O!P%@AP[4\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE", "!$H+H*" });

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task Upload_KnownKind_IsKeptOnceAndFetchedByItsLink(string declared, byte[] content, string type)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        for (var i = 0; i < 2; i++)
        {
            using var response = await SyncBodies.SendAsync(hub, HttpMethod.Post, "v1/attachments", Bodies.Raw(content, declared));
            var answer = await HubUnderTest.ReadAsync(response);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            Assert.Equal((sha256, content.Length, type), ((string)answer["sha256"]!, (int)answer["size"]!, (string)answer["type"]!));
        }

        Assert.Single(Directory.GetFiles(Path.Combine(hub.Data, "files"), $"{sha256}*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(Path.Combine(hub.Data, "files", "incoming")));
        using var fetched = await hub.Http.GetAsync(LinkTo(sha256));
        Assert.Equal(content, await fetched.Content.ReadAsByteArrayAsync());
        Assert.Equal((type, "attachment", "nosniff"), (fetched.Content.Headers.ContentType?.MediaType, fetched.Content.Headers.ContentDisposition?.DispositionType, fetched.Headers.GetValues("X-Content-Type-Options").Single()));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Upload_AnythingElse_IsRefusedAndNotKept(string because, string declared, byte[] content)
    {
        using var response = await SyncBodies.SendAsync(hub, HttpMethod.Post, "v1/attachments", Bodies.Raw(content, declared));
        Assert.True(response.StatusCode == HttpStatusCode.UnsupportedMediaType, because);
        Assert.Empty(Directory.GetFiles(Path.Combine(hub.Data, "files"), $"{Convert.ToHexStringLower(SHA256.HashData(content))}*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Upload_LargerThanAllowed_IsRefusedWithAndWithoutALength()
    {
        await using var small = new HubUnderTest(new() { ["Files:MaxBytes"] = "2048" }, null);
        await small.InitializeAsync();
        byte[] content = [.. "%PDF-"u8, .. new byte[5000]];
        using var known = await SyncBodies.SendAsync(small, HttpMethod.Post, "v1/attachments", Bodies.Raw(content, "application/pdf"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, known.StatusCode);
        using var chunked = new StreamContent(new UnknownLength(content));
        chunked.Headers.ContentType = new("application/pdf");
        using var unknown = await SyncBodies.SendAsync(small, HttpMethod.Post, "v1/attachments", chunked);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "file.too-large"), (unknown.StatusCode, (string)(await HubUnderTest.ReadAsync(unknown))["code"]!));
        Assert.Empty(Directory.GetFiles(Path.Combine(small.Data, "files"), "*", SearchOption.AllDirectories));
    }

    // F13
    [Fact]
    public async Task Upload_DiskIsFull_ComesBackLaterAndIsTakenOnceThereIsRoom()
    {
        using var disk = SmallDisk.Mount(2);
        await using var full = new HubUnderTest(new() { ["Files:Folder"] = disk.Folder }, null);
        await full.InitializeAsync();
        byte[] content = [.. "%PDF-"u8, .. new byte[200_000], .. "%%EOF"u8];
        disk.Fill();

        using var refused = await SyncBodies.SendAsync(full, HttpMethod.Post, "v1/attachments", Bodies.Raw(content, "application/pdf"));
        var problem = await HubUnderTest.ReadAsync(refused);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "file.unavailable", true), (refused.StatusCode, (string)problem["code"]!, (bool)problem["retrySafe"]!));
        Assert.NotNull(refused.Headers.RetryAfter);

        disk.MakeRoom();
        Assert.Empty(Directory.GetFiles(disk.Folder, "*", SearchOption.AllDirectories));
        using var taken = await SyncBodies.SendAsync(full, HttpMethod.Post, "v1/attachments", Bodies.Raw(content, "application/pdf"));
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
    }

    [Fact]
    public async Task Fetch_AnyChangeOfALink_Answers404()
    {
        byte[] content = [.. "%PDF-"u8, 1, 2, 3, .. "%%EOF"u8];
        using var uploaded = await SyncBodies.SendAsync(hub, HttpMethod.Post, "v1/attachments", Bodies.Raw(content, "application/pdf"));
        var token = LinkTo(Convert.ToHexStringLower(SHA256.HashData(content)))["files/".Length..];
        for (var i = 0; i < token.Length; i++)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            using var response = await hub.Http.GetAsync($"files/{changed}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        foreach (var other in new[] { token[..^1], token + "A", "x", "..%2f..%2fkeys%2ffile-links.key", new string('A', token.Length) })
        {
            using var response = await hub.Http.GetAsync($"files/{other}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Fetch_HeadAndParts_AnswerAsTheDocumentSays()
    {
        var content = "%PDF-1.7\n0123456789\n%%EOF"u8.ToArray();
        using var uploaded = await SyncBodies.SendAsync(hub, HttpMethod.Post, "v1/attachments", Bodies.Raw(content, "application/pdf"));
        var link = LinkTo(Convert.ToHexStringLower(SHA256.HashData(content)));

        using var head = await hub.SendAsync(HttpMethod.Head, link);
        Assert.Equal((HttpStatusCode.OK, content.Length, "application/pdf"), (head.StatusCode, (int)head.Content.Headers.ContentLength!, head.Content.Headers.ContentType?.MediaType));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        using var wrong = await hub.SendAsync(HttpMethod.Head, "files/x");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);

        Assert.Equal(HttpStatusCode.PartialContent, await StatusAsync("Range", "bytes=0-3"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, await StatusAsync("Range", "bytes=1000-2000"));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync("If-Modified-Since", head.Content.Headers.LastModified!.Value.ToString("R")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await StatusAsync("If-Unmodified-Since", head.Content.Headers.LastModified!.Value.AddDays(-1).ToString("R")));

        async Task<HttpStatusCode> StatusAsync(string name, string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            request.Headers.TryAddWithoutValidation(name, value);
            using var response = await hub.Http.SendAsync(request);
            return response.StatusCode;
        }
    }

    private string LinkTo(string sha256) =>
        hub.App.Services.GetRequiredService<IFileLinks>().LinkTo(new("../../to-khai.pdf", sha256)).AbsolutePath.TrimStart('/');

    private static byte[] Zip(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var part in parts)
            {
                archive.CreateEntry(part);
            }
        }

        return bytes.ToArray();
    }

    private sealed class UnknownLength(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
