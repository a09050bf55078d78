namespace OneStop.Mocks;

/// <summary>One simulated system: how the page introduces it and what judges its callers.</summary>
internal sealed record SystemDefinition(string Key, string Title, string Dialect, string Account, string Secret, string Paths, Func<NationData, string, IGate> Gate);

/// <summary>Every system of the nation, one entry each. The accounts are synthetic and worthless elsewhere.</summary>
internal static class SystemCatalog
{
    public static IReadOnlyList<SystemDefinition> All { get; } =
    [
        new("population", "CSDL quốc gia về dân cư", "SOAP 1.1 with a digest header; JSON facade", "onestop", "synthetic-population-secret",
            $"{PopulationGate.SoapPath}, {PopulationGate.FacadePath}",
            (nation, content) => new PopulationGate(nation, PopulationContract.Requests(content), "onestop", "synthetic-population-secret")),
        new("enterprise", "CSDL quốc gia về đăng ký doanh nghiệp", "REST through NGSP, client credentials", "onestop-enterprise", "synthetic-enterprise-secret",
            "/token, /apiDKKD/…, /apiCSDLDKDN/1.0/…",
            (nation, _) => new EnterpriseGate(nation, new TokenDesk("onestop-enterprise", "synthetic-enterprise-secret"))),
        new("civil-status", "Hộ tịch điện tử", "REST through NGSP, client credentials", "onestop-civil-status", "synthetic-civil-status-secret",
            $"/token, {CivilStatusGate.Path}",
            (nation, _) => new CivilStatusGate(nation, new TokenDesk("onestop-civil-status", "synthetic-civil-status-secret"))),
    ];
}
