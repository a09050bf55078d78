namespace OneStop.Mocks;

/// <summary>One simulated system: how the page introduces it and what judges its callers.</summary>
internal sealed record SystemDefinition(string Key, string Title, string Dialect, string Account, string Secret, string Paths, Func<Nation, IGate> Gate);

/// <summary>What the gates of one nation answer from.</summary>
internal sealed record Nation(
    NationData Data, string ContentRoot, PortalBook Portal, SessionDesk PortalSessions, MinistryBook Ministry, ReportBook Report);

/// <summary>Every system of the nation, one entry each. The accounts are synthetic and worthless elsewhere.</summary>
internal static class SystemCatalog
{
    public const string PortalAccount = "onestop-portal", PortalSecret = "synthetic-portal-secret";

    public static IReadOnlyList<SystemDefinition> All { get; } =
    [
        new("population", "CSDL quốc gia về dân cư", "SOAP 1.1 with a digest header; JSON facade", "onestop", "synthetic-population-secret",
            $"{PopulationGate.SoapPath}, {PopulationGate.FacadePath}",
            nation => new PopulationGate(nation.Data, PopulationContract.Requests(nation.ContentRoot), "onestop", "synthetic-population-secret")),
        new("enterprise", "CSDL quốc gia về đăng ký doanh nghiệp", "REST through NGSP, client credentials", "onestop-enterprise", "synthetic-enterprise-secret",
            "/token, /apiDKKD/…, /apiCSDLDKDN/1.0/…",
            nation => new EnterpriseGate(nation.Data, new TokenDesk("onestop-enterprise", "synthetic-enterprise-secret"))),
        new("civil-status", "Hộ tịch điện tử", "REST through NGSP, client credentials", "onestop-civil-status", "synthetic-civil-status-secret",
            $"/token, {CivilStatusGate.Path}",
            nation => new CivilStatusGate(nation.Data, new TokenDesk("onestop-civil-status", "synthetic-civil-status-secret"))),
        new("portal", "Cổng Dịch vụ công quốc gia", "session JSON, one address, service picks the operation; two provincial facades", PortalAccount, PortalSecret,
            $"{PortalGate.Login}, {PortalGate.Integration}, {PortalGate.Share}, {PortalFacade.Query}…, {PortalFacade.Separate}…, {PortalFeed.FilePath}…",
            nation => new PortalGate(nation.Portal, nation.PortalSessions)),
        new("ministry", "Hệ thống tập trung của bộ, ngành", "REST, token by user and password; pull, then mark", "onestop-ministry", "synthetic-ministry-secret",
            $"{MinistryGate.Token}, {MinistryGate.List}…",
            nation => new MinistryGate(nation.Ministry, "onestop-ministry", "synthetic-ministry-secret")),
        new("report", "Hệ thống thông tin báo cáo quốc gia", "REST through NGSP, client credentials", "onestop-report", "synthetic-report-secret",
            $"/token, {ReportGate.Path}",
            nation => new ReportGate(nation.Report, new TokenDesk("onestop-report", "synthetic-report-secret"))),
    ];
}
