using System.Net;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Adapters.Population;
using OneStop.Core.Errors;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Adapters;

public sealed class GatewayFaultTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("enterprise", "gateway-900901.response.json", 401, ErrorCode.CredentialsRefused)]
    [InlineData("enterprise", "gateway-900902.response.json", 401, ErrorCode.CredentialsRefused)]
    [InlineData("enterprise", "gateway-900908.response.xml", 403, ErrorCode.CredentialsRefused)]
    [InlineData("enterprise", "gateway-900910.response.json", 403, ErrorCode.CredentialsRefused)]
    [InlineData("enterprise", "gateway-900801.response.json", 429, ErrorCode.RegistryThrottled)]
    [InlineData("enterprise", "gateway-303001.response.json", 503, ErrorCode.RegistrySuspended)]
    [InlineData("enterprise", "gateway-101503.response.json", 500, ErrorCode.RegistryFailing)]
    [InlineData("enterprise", "gateway-101504.response.json", 504, ErrorCode.RegistryTimeout)]
    [InlineData("civil-status", "server-error.response.txt", 500, ErrorCode.RegistryFailing)]
    [InlineData("population", "gateway-303001.response.xml", 503, ErrorCode.RegistrySuspended)]
    [InlineData("population", "throttled.response.txt", 429, ErrorCode.RegistryThrottled)]
    [InlineData("population", "fault-client.response.xml", 500, ErrorCode.RequestRefused)]
    [InlineData("population", "fault-server.response.xml", 500, ErrorCode.RegistryFailing)]
    [InlineData("population", "fault-duplicate.response.xml", 500, ErrorCode.RequestRefused)]
    public void Classify_GoldenFault_CodeOfTheTable(string system, string file, int status, ErrorCode expected) =>
        Assert.Equal(expected, GatewayFaults.Classify(Reply(status, ContractFiles.ExampleText(system, file)), Now));

    // A 404 is a wrong path; read as "no such person" it would be believed.
    [Theory]
    [InlineData(404, ErrorCode.RequestRefused)]
    [InlineData(400, ErrorCode.RequestRefused)]
    [InlineData(403, ErrorCode.CredentialsRefused)]
    [InlineData(408, ErrorCode.RegistryTimeout)]
    [InlineData(502, ErrorCode.RegistryFailing)]
    [InlineData(302, ErrorCode.AnswerMalformed)]
    public void Classify_StatusAlone_NeverNotFound(int status, ErrorCode expected) =>
        Assert.Equal(expected, GatewayFaults.Classify(Reply(status, ""), Now));

    [Theory]
    [InlineData(239, ErrorCode.CredentialsRefused)]
    [InlineData(241, ErrorCode.ClockSkewed)]
    [InlineData(-241, ErrorCode.ClockSkewed)]
    public void Classify_UnauthorisedAndTheirClockDiffers_ClockSkewed(int seconds, ErrorCode expected) =>
        Assert.Equal(expected, GatewayFaults.Classify(Reply(401, "") with { ServerTime = Now.AddSeconds(seconds) }, Now));

    [Theory]
    [InlineData("clock-skew.response.txt", ErrorCode.ClockSkewed)]
    [InlineData("digest-refused.response.txt", null)]
    public void PopulationClassify_Unauthorised_ClockToldFromDigest(string file, ErrorCode? expected) =>
        Assert.Equal(expected, PopulationMapping.Classify(Reply(401, ContractFiles.ExampleText("population", file)))?.Code);

    [Fact]
    public void PopulationClassify_FieldSentence_NamesTheField()
    {
        var fault = PopulationMapping.Classify(Reply(500, ContractFiles.ExampleText("population", "fault-field.response.xml")));
        Assert.Equal((ErrorCode.KeyNotAccepted, "person.personalId"), (fault?.Code, fault?.Field));
    }

    // A hostile error body must not become our failure: B27, B29.
    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><x>&a;</x>")]
    [InlineData("{\"fault\":[1,2")]
    [InlineData("{\"fault\":5}")]
    [InlineData("[]")]
    [InlineData("<")]
    public void Classify_UnreadableBody_StatusDecides(string body) =>
        Assert.Equal(ErrorCode.RegistryFailing, GatewayFaults.Classify(Reply(500, body), Now));

    private static FailedReply Reply(int status, string body) => new((HttpStatusCode)status, body, RetryAfter: null, ServerTime: null);
}
