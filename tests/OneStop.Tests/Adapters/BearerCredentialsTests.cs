using Microsoft.Extensions.Time.Testing;
using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;

namespace OneStop.Tests.Adapters;

public sealed class BearerCredentialsTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    private readonly Source source = new();

    [Fact]
    public async Task Issue_ManyCallersAtOnce_OneFetch()
    {
        var credentials = new BearerCredentials(source, clock);
        source.Hold();
        var callers = Enumerable.Range(0, 50).Select(_ => credentials.IssueAsync(null, CancellationToken.None).AsTask()).ToList();
        source.Release();
        var passes = await Task.WhenAll(callers);
        Assert.Equal(1, source.Fetched);
        Assert.Single(passes.Select(p => p!.Parameter).Distinct());
    }

    [Theory]
    [InlineData(3539, 1)]
    [InlineData(3540, 2)]
    public async Task Issue_OneMinuteBeforeTheEnd_Renewed(int secondsLater, int fetched)
    {
        var credentials = new BearerCredentials(source, clock);
        await credentials.IssueAsync(null, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(secondsLater));
        await credentials.IssueAsync(null, CancellationToken.None);
        Assert.Equal(fetched, source.Fetched);
    }

    // The gateway hands out the same token with what is left of it; it serves, but is not kept.
    [Fact]
    public async Task Issue_TokenNearItsEnd_UsedAndNotKept()
    {
        source.Lifetime = TimeSpan.FromSeconds(20);
        var credentials = new BearerCredentials(source, clock);
        Assert.NotNull(await credentials.IssueAsync(null, CancellationToken.None));
        Assert.NotNull(await credentials.IssueAsync(null, CancellationToken.None));
        Assert.Equal(2, source.Fetched);
    }

    [Fact]
    public async Task Issue_AfterARefusal_NewTokenOnceForAll()
    {
        var credentials = new BearerCredentials(source, clock);
        var refused = await credentials.IssueAsync(null, CancellationToken.None);
        var renewed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => credentials.IssueAsync(refused, CancellationToken.None).AsTask()));
        Assert.All(renewed, pass => Assert.NotEqual(refused!.Parameter, pass!.Parameter));
        Assert.Equal(2, source.Fetched);
    }

    [Fact]
    public async Task Issue_SameTokenAgainAfterARefusal_None()
    {
        source.Same = true;
        var credentials = new BearerCredentials(source, clock);
        var refused = await credentials.IssueAsync(null, CancellationToken.None);
        Assert.Null(await credentials.IssueAsync(refused, CancellationToken.None));
    }

    [Fact]
    public async Task Issue_EndpointFails_FaultForEachCallerAndNextTriesAgain()
    {
        source.Fails = true;
        var credentials = new BearerCredentials(source, clock);
        var failed = await Assert.ThrowsAsync<FaultException>(async () => await credentials.IssueAsync(null, CancellationToken.None));
        Assert.Equal(ErrorCode.TokenUnavailable, failed.Fault.Code);
        source.Fails = false;
        Assert.NotNull(await credentials.IssueAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Issue_FirstCallerGivesUp_TheOthersStillGetTheToken()
    {
        var credentials = new BearerCredentials(source, clock);
        source.Hold();
        using var first = new CancellationTokenSource();
        var gone = credentials.IssueAsync(null, first.Token).AsTask();
        var stays = credentials.IssueAsync(null, CancellationToken.None).AsTask();
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        source.Release();
        Assert.NotNull(await stays);
        Assert.Equal(1, source.Fetched);
    }

    private sealed class Source : ITokenSource
    {
        private TaskCompletionSource gate = Open();
        private int fetched;

        public int Fetched => fetched;

        public bool Fails { get; set; }

        public bool Same { get; set; }

        public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

        public void Hold() => gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => gate.SetResult();

        public async Task<IssuedToken> FetchAsync()
        {
            var number = Interlocked.Increment(ref fetched);
            await gate.Task;
            return Fails ? throw new FaultException(new Fault(ErrorCode.TokenUnavailable)) : new IssuedToken(Same ? "same" : $"token-{number}", Lifetime);
        }

        private static TaskCompletionSource Open()
        {
            var open = new TaskCompletionSource();
            open.SetResult();
            return open;
        }
    }
}
