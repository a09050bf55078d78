using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OneStop.Adapters;
using OneStop.Core.Errors;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Compliance;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>The national report system's counts: what is believed, and what is not.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private const string System = "report";

    private static readonly DateOnly First = new(2026, 10, 1);

    private readonly List<ServiceProvider> benches = [];
    private MockNation nation = null!;

    public async ValueTask InitializeAsync() => nation = await MockNation.StartAsync(
        new MockNationOptions { Clock = new SignallingTime(), Systems = new HashSet<string> { System } });

    public async ValueTask DisposeAsync()
    {
        benches.ForEach(bench => bench.Dispose());
        await nation.DisposeAsync();
    }

    [Fact]
    public async Task Count_TwoMonths_AsksInPiecesAndAddsUpTheUnits()
    {
        nation.Report.Shift("20261001", "H49.14", 12);
        nation.Report.Shift("20261001", "H49.20", 3);
        nation.Report.Shift("20261031", "H49.14", 5);
        nation.Report.Shift("20261101", "H49.14", 7);
        nation.Report.Shift("20261130", "H49.14", 1);
        nation.Report.Shift("20261201", "H49.14", 99);

        var counts = await Bench().CountAsync(First, new(2026, 11, 30), default);

        Assert.Equal(
            new Dictionary<DateOnly, int> { [First] = 15, [new(2026, 10, 31)] = 5, [new(2026, 11, 1)] = 7, [new(2026, 11, 30)] = 1 },
            counts.ToDictionary(pair => pair.Key, pair => pair.Value));
        Assert.Equal(["20261001-20261031", "20261101-20261130"], nation.Ledger.Lookups(System).Select(call => call.SubjectKey));
        Assert.Single(nation.Ledger.Tokens(System));
    }

    [Fact]
    public async Task Count_NothingReceived_IsEmptyAndNoMistake() => Assert.Empty(await Bench().CountAsync(First, First, default));

    // F21, F22, F28, F29
    [Theory]
    [InlineData("server-error", ErrorCode.DestinationFailing)]
    [InlineData("maintenance", ErrorCode.DestinationFailing)]
    [InlineData("throttled", ErrorCode.DestinationThrottled)]
    [InlineData("garbage", ErrorCode.DestinationMalformed)]
    [InlineData("wrong-schema", ErrorCode.DestinationMalformed)]
    [InlineData("html-login-page", ErrorCode.DestinationMalformed)]
    [InlineData("corrupt-gzip", ErrorCode.DestinationMalformed)]
    [InlineData("truncated", ErrorCode.DestinationUnreachable)]
    [InlineData("dropped-connection", ErrorCode.DestinationUnreachable)]
    public async Task Count_SickSystem_GivesNoNumberAndSaysWhy(string overlay, ErrorCode code)
    {
        nation.Report.Shift("20261001", "H49.14", 12);
        var report = Bench();
        await report.CountAsync(First, First, default);

        nation.SwitchOn(System, overlay);
        Assert.Equal(code, await RefusedAsync(report));

        nation.SwitchOff(System, overlay);
        Assert.Equal(12, (await report.CountAsync(First, First, default))[First]);
    }

    // F23
    [Fact]
    public async Task Count_NobodyListens_IsUnreachable()
    {
        var report = Bench();
        await report.CountAsync(First, First, default);
        nation.StopSystem(System);

        Assert.Equal(ErrorCode.DestinationUnreachable, await RefusedAsync(report));
    }

    // F24
    [Fact]
    public async Task Count_NoAnswer_IsGivenUpAfterItsTime()
    {
        var clock = new SignallingTime();
        var report = Bench(clock);
        await report.CountAsync(First, First, default);
        nation.SwitchOn(System, "never");
        var before = nation.Ledger.Entries.Count;
        var asking = RefusedAsync(report);
        await nation.Ledger.WaitForAsync(entry => entry.Sequence > before);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(ErrorCode.DestinationFailing, await asking);
    }

    // F42: a token that the gateway ended early is renewed once, unseen.
    [Fact]
    public async Task Count_TokenEndedEarly_IsRenewedOnce()
    {
        nation.SwitchOn(System, "early-token-expiry");
        var report = Bench();
        await report.CountAsync(First, First, default);
        await report.CountAsync(First, First, default);

        Assert.Equal(2, nation.Ledger.Tokens(System).Count);
        Assert.Equal(1, nation.Ledger.Lookups(System).Count(call => call.Status == 401));
    }

    [Fact]
    public async Task Count_WrongSecret_IsOursToCorrectAndAskedForNoNumbers()
    {
        Assert.Equal(ErrorCode.DestinationCredentials, await RefusedAsync(Bench(secret: "synthetic-other-secret")));
        Assert.Empty(nation.Ledger.Lookups(System));
    }

    // F29: an answer in the right shape that cannot be true, or is none.
    [Theory]
    [InlineData("""{"error_code":"-1","message":"tuNgay, denNgay khong hop le"}""")]
    [InlineData("""{"error_code":"-1","result":[{"Ngay":"20261001","MaDonVi":"H49.14","SoHoSo":12}]}""")]
    [InlineData("""{"error_code":"0","message":"Thanh cong"}""")]
    [InlineData("""{"error_code":"0","result":[null]}""")]
    [InlineData("""{"error_code":"0","result":[{"Ngay":"2026-10-01","MaDonVi":"H49.14","SoHoSo":12}]}""")]
    [InlineData("""{"error_code":"0","result":[{"MaDonVi":"H49.14","SoHoSo":12}]}""")]
    [InlineData("""{"error_code":"0","result":[{"Ngay":"20261001","MaDonVi":"H49.14"}]}""")]
    [InlineData("""{"error_code":"0","result":[{"Ngay":"20261001","MaDonVi":"H49.14","SoHoSo":-1}]}""")]
    [InlineData("""{"error_code":"0","result":[{"Ngay":"20261001","MaDonVi":"H49.14","SoHoSo":99999999999}]}""")]
    [InlineData("""{"error_code":"0","result":[{"Ngay":"20261001","MaDonVi":"H49.14","SoHoSo":2000000000},{"Ngay":"20261001","MaDonVi":"H49.20","SoHoSo":2000000000}]}""")]
    [InlineData("""{"error_code":"0","result":[{"Ngay":"20260930","MaDonVi":"H49.14","SoHoSo":12}]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Count_AnswerThatCannotBeTrue_GivesNoNumber(string body)
    {
        await using var server = await AnsweringAsync(body);

        Assert.Equal(ErrorCode.DestinationMalformed, await RefusedAsync(Bench(address: new Uri(server.Urls.First()))));
    }

    private static async Task<ErrorCode> RefusedAsync(IReportCounts report) =>
        (await Assert.ThrowsAsync<FarSideException>(() => report.CountAsync(First, First, default))).Fault.Code;

    private static async Task<WebApplication> AnsweringAsync(string body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.WriteAsync(context.Request.Path == "/token" ? """{"access_token":"synthetic-token","token_type":"Bearer","expires_in":3600}""" : body);
        });
        await server.StartAsync();
        return server;
    }

    private IReportCounts Bench(TimeProvider? clock = null, string secret = "synthetic-report-secret", Uri? address = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Report:Enabled"] = "true",
            ["Report:BaseAddress"] = (address ?? nation.BaseAddress(System)).ToString(),
            ["Report:ConsumerKey"] = "onestop-report",
            ["Report:ConsumerSecret"] = secret,
        };
        var services = new ServiceCollection()
            .AddFakeLogging()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddDestinations(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        benches.Add(services);
        return services.GetRequiredService<IReportCounts>();
    }
}
