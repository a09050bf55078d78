using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Destinations;

public sealed class ReportingComplianceTests : DestinationCompliance
{
    private WebhookReceiver receiver = null!;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Destinations:reporting:Enabled"] = "true",
        ["Destinations:reporting:Url"] = new Uri(receiver.Address, "events/in").ToString(),
        ["Destinations:reporting:Secret"] = WebhookReceiver.Secret,
    };

    protected override int Requests => receiver.Addresses.Count;

    protected override IReadOnlyList<string> Addresses => receiver.Addresses;

    protected override IReadOnlyList<(string Code, DossierStatus Status)> Effects => [.. receiver.Events.Select(one => (
        one.GetProperty("subject").GetString()!,
        Enum.Parse<DossierStatus>(one.GetProperty("data").GetProperty("status").GetString()!, ignoreCase: true)))];

    public override async ValueTask InitializeAsync() => receiver = await WebhookReceiver.StartAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Send_Events_AreCloudEventsUnderTheirKeysWithoutAPerson()
    {
        var delivery = Deliveries.Of(7, 3, DossierStatus.Finished);
        await Bench().SendAsync(delivery);
        Assert.Equal("application/cloudevents-batch+json; charset=utf-8", receiver.LastContentType);
        var sent = Assert.Single(receiver.Events);
        Assert.Equal("1.0", sent.GetProperty("specversion").GetString());
        Assert.Equal(delivery.IdempotencyKey, sent.GetProperty("id").GetString());
        Assert.Equal("vn.gov.onestop.dossier.state", sent.GetProperty("type").GetString());
        Assert.Equal(Deliveries.Code(7).Text, sent.GetProperty("subject").GetString());
        Assert.Equal(3, sent.GetProperty("data").GetProperty("version").GetInt64());
        var text = JsonSerializer.Serialize(sent);
        Assert.All(new[] { "Mẫu", "M\\u1EABu", Deliveries.PersonalNumber, Deliveries.Phone }, canary => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));
    }

    // A receiver that is set up wrongly is no fault of any dossier.
    [Theory]
    [InlineData(401, ErrorCode.DestinationCredentials)]
    [InlineData(403, ErrorCode.DestinationCredentials)]
    [InlineData(404, ErrorCode.DestinationAddress)]
    [InlineData(302, ErrorCode.DestinationAddress)]
    public async Task Send_ReceiverSetUpWrongly_NobodyIsRefused(int status, ErrorCode code)
    {
        receiver.Status = status;
        var report = await Bench().SendAsync(Deliveries.Of(1), Deliveries.Of(2));
        Assert.All(report.Outcomes, outcome => Assert.IsType<DeliveryOutcome.NotSent>(outcome));
        Assert.Equal(code, report.Unavailable?.Code);
        Assert.Equal(1, Requests);
    }

    // B54
    [Fact]
    public async Task Send_PageInsteadOfAnAnswer_IsNoDelivery()
    {
        receiver.IsBehindALogin = true;
        var report = await Bench().SendAsync(Deliveries.Of(1));
        Assert.IsType<DeliveryOutcome.Unknown>(Assert.Single(report.Outcomes));
        Assert.Equal(ErrorCode.DestinationMalformed, report.Unavailable?.Code);
    }

    [Fact]
    public async Task Send_WrongSecret_CredentialsRefused()
    {
        var report = await Bench(settings: ("Destinations:reporting:Secret", "synthetic-other-secret")).SendAsync(Deliveries.Of(1));
        Assert.Equal(ErrorCode.DestinationCredentials, report.Unavailable?.Code);
        Assert.Empty(receiver.Events);
    }

    protected override void Fall(Sickness sickness)
    {
        if (sickness == Sickness.Gone)
        {
            receiver.StopAsync().GetAwaiter().GetResult();
        }

        receiver.Sickness = sickness;
    }

    protected override void Refuse(DossierCode code) => receiver.Refused.Add(code.Text);

    protected override Task ArrivedAsync(int requests) => receiver.ArrivedAsync(requests);
}
