using OneStop.Mocks;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Mocks;

public sealed class PopulationGateTests
{
    private static readonly string Question = ContractFiles.ExampleText("population", "citizen-ok.request.xml");

    private static string Outcome(Call call) => MockCalls.Population.Judge(call).Outcome;

    [Fact]
    public void Judge_RightDigestAndKeys_FindsThePerson()
    {
        var verdict = MockCalls.Population.Judge(MockCalls.Soap(Question));

        Assert.Equal(("citizen.found", "022090000001"), (verdict.Outcome, verdict.SubjectKey));
        Assert.StartsWith("H49-", verdict.RequestId, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_WrongSecret_RefusesTheDigest() =>
        Assert.Equal("server.digest", Outcome(MockCalls.Soap(Question, secret: "another")));

    [Fact]
    public void Judge_NoAuthorization_RefusesTheDigest()
    {
        var call = MockCalls.Soap(Question);
        call.Request.Headers.Remove("Authorization");
        Assert.Equal("server.digest", Outcome(call));
    }

    [Theory]
    [InlineData(299, "citizen.found")]
    [InlineData(-299, "citizen.found")]
    [InlineData(301, "server.clock")]
    [InlineData(-301, "server.clock")]
    public void Judge_ServerClockAway_AllowsFiveMinutes(int seconds, string outcome) =>
        Assert.Equal(outcome, Outcome(MockCalls.Soap(Question, serverClock: MockCalls.Now.AddSeconds(seconds))));

    [Fact]
    public void Judge_TimestampInSeconds_IsAccepted() =>
        Assert.Equal("citizen.found", Outcome(MockCalls.Soap(Question, MockCalls.Now.ToUnixTimeSeconds().ToString(null as IFormatProvider))));

    [Fact]
    public void Judge_ElementsInAnotherOrder_RefusesTheRequest()
    {
        const string Service = "<dan:MaTichHop>037</dan:MaTichHop>";
        var swapped = Question.Replace(Service, "", StringComparison.Ordinal).Replace("<dan:MaDVC>", Service + "<dan:MaDVC>", StringComparison.Ordinal);

        Assert.Equal("server.order", Outcome(MockCalls.Soap(swapped)));
    }

    [Fact]
    public void Judge_DocumentTypeDeclared_RefusesTheRequest() =>
        Assert.Equal("server.order", Outcome(MockCalls.Soap(Question.Replace("?>", "?><!DOCTYPE a [<!ENTITY b \"c\">]>", StringComparison.Ordinal))));

    [Fact]
    public void Judge_OtherPrefixAndNoIndentation_ReadsByNamespace()
    {
        var other = Question.Replace("dan:", "q:", StringComparison.Ordinal).Replace("xmlns:dan", "xmlns:q", StringComparison.Ordinal)
            .Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal);
        Assert.Equal("citizen.found", Outcome(MockCalls.Soap(other)));
    }

    [Theory]
    [InlineData("NGUYENVANMAU", "NGUYỄN VĂN MẪU")]
    [InlineData("NGUYENVANMAU", "NGUYENVANMAI")]
    [InlineData("<dan:NgayThangNam>19900115</dan:NgayThangNam>", "<dan:NgayThangNam>19900116</dan:NgayThangNam>")]
    [InlineData("<dan:NgayThangNam>19900115</dan:NgayThangNam>", "<dan:Nam>1990</dan:Nam>")]
    [InlineData("022090000001", "022090000098")]
    public void Judge_AnyKeyDiffers_AnswersEmpty(string right, string wrong) =>
        Assert.Equal("citizen.empty", Outcome(MockCalls.Soap(Question.Replace(right, wrong, StringComparison.Ordinal))));

    // Clients differ: both numbers or one of them, the date nested or flat.
    [Theory]
    [InlineData("citizen-both-numbers.request.xml", "", "", "citizen.found")]
    [InlineData("citizen-both-numbers.request.xml", "100000001", "100000002", "citizen.empty")]
    [InlineData("citizen-flat-date.request.xml", "", "", "citizen.found")]
    [InlineData("citizen-flat-date.request.xml", "1990-01-15", "1990-01-16", "citizen.empty")]
    [InlineData("citizen-flat-date.request.xml", "1990-01-15", "1990", "citizen.empty")]
    [InlineData("citizen-flat-date.request.xml", "1990-01-15", "15/01/1990", "server.order")]
    [InlineData("citizen-flat-date.request.xml", "1990-01-15", "", "server.order")]
    [InlineData("citizen-flat-date.request.xml", "1990-01-15", "1990<dan:Nam>1990</dan:Nam>", "server.order")]
    public void Judge_VariantOfARealClient_ReadLikeTheOthers(string file, string right, string wrong, string outcome)
    {
        var question = ContractFiles.ExampleText("population", file);
        Assert.Equal(outcome, Outcome(MockCalls.Soap(right.Length == 0 ? question : question.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Fact]
    public void Judge_VerificationWithAnotherName_SaysTheNumberExists()
    {
        var asked = ContractFiles.ExampleText("population", "verification-exists.request.xml");
        Assert.Equal("verification.exists", Outcome(MockCalls.Soap(asked)));
        Assert.Equal("verification.absent", Outcome(MockCalls.Soap(asked.Replace("022090000001", "022090000098", StringComparison.Ordinal))));
    }
}
