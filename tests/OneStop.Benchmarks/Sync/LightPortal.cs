using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace OneStop.Benchmarks.Sync;

/// <summary>A portal that keeps nothing but the order in which marks arrive, so that it costs next to nothing.</summary>
internal sealed class LightPortal : IAsyncDisposable
{
    private static readonly byte[] Answer = """{"session":"synthetic-session","error_code":"0","message":"Thành công"}"""u8.ToArray();

    private static readonly byte[] Unknown = """{"error_code":"-1","message":"masohoso not found"}"""u8.ToArray();

    private readonly WebApplication app;
    private readonly Arrivals arrivals = new();
    private long firstTaken;

    private LightPortal(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public Arrivals Arrivals => arrivals;

    /// <summary>Answers 503 to everything.</summary>
    public bool IsDown { get; set; }

    /// <summary>Where the bodies go that arrive; null keeps none.</summary>
    public ConcurrentQueue<byte[]>? Bodies { get; set; }

    /// <summary>When the first request was taken since <see cref="Open"/>.</summary>
    public long FirstTaken => Volatile.Read(ref firstTaken);

    public static async Task<LightPortal> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var portal = new LightPortal(builder.Build());
        portal.app.Run(portal.TakeAsync);
        await portal.app.StartAsync();
        return portal;
    }

    public void Open()
    {
        Volatile.Write(ref firstTaken, 0);
        IsDown = false;
    }

    /// <summary>Completes when that has happened.</summary>
    public async Task TakenAsync()
    {
        while (FirstTaken == 0)
        {
            await Task.Delay(1);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        if (IsDown)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var body = await BodyAsync(context.Request.BodyReader);
        var answer = Answer;
        if (body.AsSpan().IndexOf("TraCuuHoSo"u8) >= 0)
        {
            answer = LookUp(body);
        }
        else if (!context.Request.Path.Value!.EndsWith("login", StringComparison.Ordinal))
        {
            Interlocked.CompareExchange(ref firstTaken, Stopwatch.GetTimestamp(), 0);
            Bodies?.Enqueue(body);
            Read(body);
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }

    private static async Task<byte[]> BodyAsync(PipeReader reader)
    {
        ReadResult read;
        while (!(read = await reader.ReadAsync()).IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var body = read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
        return body;
    }

    /// <summary>What the hub asks where it may have sent an event before.</summary>
    private byte[] LookUp(ReadOnlySpan<byte> body)
    {
        var name = body[(body.IndexOf("\"mahoso\":\""u8) + "\"mahoso\":\""u8.Length)..];
        var ordinal = int.Parse(name[..name.IndexOf((byte)'"')][^7..], CultureInfo.InvariantCulture);
        var status = arrivals.LastOf(ordinal) == 1 ? 2 : 4;
        return arrivals.LastOf(ordinal) == 0 ? Unknown : Encoding.UTF8.GetBytes(
            $$$"""{"error_code":"0","message":"Thành công","result":[{"MaHoSo":"{{{Traffic.Name(ordinal)}}}","TrangThaiHoSo":"{{{status}}}","NgayTiepNhan":"","NgayKetThucXuLy":""}]}""");
    }

    private void Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var ordinal = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var (isCode, isRecord, isStep) = (reader.ValueTextEquals("MaHoSo"u8), reader.ValueTextEquals("GhiChu"u8), reader.ValueTextEquals("NoiDungXuLy"u8));
            reader.Read();
            if (isCode)
            {
                ordinal = int.Parse(reader.ValueSpan[^7..], CultureInfo.InvariantCulture);
            }
            else if (isRecord)
            {
                arrivals.Record(ordinal, int.Parse(reader.ValueSpan, CultureInfo.InvariantCulture));
            }
            else if (isStep)
            {
                arrivals.Step(ordinal, int.Parse(reader.ValueSpan, CultureInfo.InvariantCulture));
            }
        }
    }
}
