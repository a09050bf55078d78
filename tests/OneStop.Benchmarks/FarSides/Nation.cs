using OneStop.Benchmarks.Loading;

namespace OneStop.Benchmarks.FarSides;

/// <summary>Three far sides that give the golden answers of their contracts.</summary>
internal sealed record Nation(CannedServer Population, CannedServer Enterprise, CannedServer CivilStatus) : IAsyncDisposable
{
    public static async Task<Nation> StartAsync() => new(
        await CannedServer.StartAsync("text/xml; charset=utf-8", Example("population", "citizen-ok.response.xml")),
        await CannedServer.StartAsync("application/json; charset=utf-8", Example("enterprise", "enterprise-ok.response.json"), Example("enterprise", "token.response.json")),
        await CannedServer.StartAsync("application/json; charset=utf-8", Example("civil-status", "marriage-ok.response.json"), Example("civil-status", "token.response.json")));

    public void Delay(TimeSpan delay) => (Population.Delay, Enterprise.Delay, CivilStatus.Delay) = (delay, delay, delay);

    /// <summary>What the hub asks population for, sent to another address: the far side itself or a proxy before it.</summary>
    public static byte[] PopulationRequest(Uri address) =>
        HttpRequestBytes.Post(new Uri(address, "/dancu/1.0"), "text/xml; charset=utf-8", File.ReadAllText(PathOf("population", "citizen-ok.request.xml")));

    public static byte[] EnterpriseRequest(Uri address) =>
        HttpRequestBytes.Get(new Uri(address, "/apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709990003"));

    public static byte[] CivilStatusRequest(Uri address) =>
        HttpRequestBytes.Post(new Uri(address, "/apiHoTich/1.0/traCuuSuKienHoTich"), "application/json; charset=utf-8", File.ReadAllText(PathOf("civil-status", "marriage-ok.request.json")));

    public async ValueTask DisposeAsync()
    {
        await Population.DisposeAsync();
        await Enterprise.DisposeAsync();
        await CivilStatus.DisposeAsync();
    }

    private static byte[] Example(string key, string file) => File.ReadAllBytes(PathOf(key, file));

    private static string PathOf(string key, string file) => Path.Combine(AppContext.BaseDirectory, "contracts", key, file);
}
