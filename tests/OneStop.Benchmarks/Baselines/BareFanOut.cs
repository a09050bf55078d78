using OneStop.Benchmarks.FarSides;
using OneStop.Benchmarks.Loading;

namespace OneStop.Benchmarks.Baselines;

/// <summary>
/// B2: a bare HttpClient asks the three far sides at once and reads the answers to their end without looking at them. It takes as long
/// as the slowest of the three.
/// </summary>
internal sealed class BareFanOut : ISubject, IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Uri population;
    private readonly Uri enterprise;
    private readonly Uri civilStatus;
    private readonly byte[] soap;
    private readonly byte[] json;

    public BareFanOut(Nation nation)
    {
        population = new Uri(nation.Population.Address, "/dancu/1.0");
        enterprise = new Uri(nation.Enterprise.Address, "/apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709990003");
        civilStatus = new Uri(nation.CivilStatus.Address, "/apiHoTich/1.0/traCuuSuKienHoTich");
        soap = BodyOf(Nation.PopulationRequest(population));
        json = BodyOf(Nation.CivilStatusRequest(civilStatus));
    }

    public async ValueTask<bool> AskAsync(int connection)
    {
        var answers = await Task.WhenAll(
            SendAsync(HttpMethod.Post, population, soap), SendAsync(HttpMethod.Get, enterprise, null), SendAsync(HttpMethod.Post, civilStatus, json));
        return Array.TrueForAll(answers, found => found);
    }

    public void Dispose() => client.Dispose();

    private async Task<bool> SendAsync(HttpMethod method, Uri address, byte[]? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new ByteArrayContent(body) };
        using var response = await client.SendAsync(request);
        return response.IsSuccessStatusCode && (await response.Content.ReadAsByteArrayAsync()).Length > 0;
    }

    private static byte[] BodyOf(byte[] request) => request[(request.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];
}
