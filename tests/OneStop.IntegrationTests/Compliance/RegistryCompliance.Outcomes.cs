using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>What comes back, whatever the far side says.</summary>
public abstract partial class RegistryCompliance
{
    [Fact]
    public async Task Lookup_KnownSubject_FoundWithProvenanceAndNothingUnasked()
    {
        var bench = Bench();
        var found = Assert.IsType<Lookup.Found>(await AskAsync(bench, Known.Subject));
        Assert.NotNull(found.Facts[Known.Fact]);
        Assert.Equal((Registry, Operation), (found.Source.Registry, found.Source.Operation));
        Assert.Equal(found.Source.RequestId, Assert.Single(bench.Audit.Attempts).RequestId);
        Assert.InRange(found.Source.RequestId.Length, 30, 40);
    }

    [Fact]
    public async Task Lookup_AbsentSubject_NotFoundAsCertainAsTheContractMakesIt()
    {
        var none = Assert.IsType<Lookup.NotFound>(await AskAsync(Bench(), Absent));
        Assert.Equal(AbsenceIsCertain, none.Certain);
    }

    [Fact]
    public async Task Lookup_RightsMissing_RefusedWithTheRightThatIsMissing()
    {
        var bench = Bench();
        Assert.Equal(Rights.Procedure, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Triggering("403"))).Fault.Code);
        Assert.Equal(Rights.Officer, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Triggering("405"))).Fault.Code);
        Assert.Equal(2, bench.Reached(Registry).Count);
    }

    [Fact]
    public async Task Lookup_CredentialsRefused_RefusedAndNotTriedForEver()
    {
        var bench = Bench();
        Assert.Equal(ErrorCode.CredentialsRefused, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Triggering("401"))).Fault.Code);
        AssertEveryRequestAudited(bench);
        Assert.InRange(bench.Reached(Registry).Count, 1, 2);
    }

    [Fact]
    public async Task Lookup_FieldRefusedInASentence_KeyNotAcceptedNamesTheField()
    {
        var fault = Assert.IsType<Lookup.Refused>(await AskAsync(Bench(), Triggering("422"))).Fault;
        Assert.Equal(ErrorCode.KeyNotAccepted, fault.Code);
        Assert.NotNull(fault.Field);
    }

    [Fact]
    public async Task Lookup_SuspendedAtTheGateway_UnavailableSinceNow()
    {
        var fault = Assert.IsType<Lookup.Unavailable>(await AskAsync(Bench(), Triggering("502"))).Fault;
        Assert.Equal(ErrorCode.RegistrySuspended, fault.Code);
        Assert.NotNull(fault.Since);
    }

    // B54, pain 13: a success status proves nothing.
    [Theory]
    [InlineData("html-login-page")]
    [InlineData("garbage")]
    public async Task Lookup_SuccessStatusWithAnotherBody_Broken(string overlay)
    {
        SwitchOn(overlay);
        var broken = Assert.IsType<Lookup.Broken>(await AskAsync(Bench(), Known.Subject));
        Assert.Equal(ErrorCode.AnswerMalformed, broken.Fault.Code);
    }

    [Fact]
    public async Task Lookup_MalformedOrUnknownText_BrokenNeverFound()
    {
        Assert.IsType<Lookup.Broken>(await AskAsync(Bench(), Triggering("999")));
    }
}
