namespace OneStop.Adapters.Plumbing.Credentials;

/// <summary>
/// One token for all callers, renewed with a margin and by one caller at a time; the others wait for the same answer.
/// </summary>
internal sealed class BearerCredentials(ITokenSource source, TimeProvider clock) : ICredentials
{
    // The gateway hands out one token per application with whatever life is left, and its clock is not ours.
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private Task<Token>? pending;
    private Token? current;

    public async ValueTask<Pass?> IssueAsync(Pass? refused, CancellationToken cancellationToken)
    {
        var token = Usable(refused) ?? await Renew(refused).WaitAsync(cancellationToken);
        // The same token again means that the gateway insists on it; sending it a second time would prove nothing.
        return token.Value == refused?.Parameter ? null : new Pass("Bearer", token.Value);
    }

    private Token? Usable(Pass? refused)
    {
        lock (gate)
        {
            return current is { } token && token.Value != refused?.Parameter && clock.GetUtcNow() < token.RenewAt ? token : null;
        }
    }

    private Task<Token> Renew(Pass? refused)
    {
        lock (gate)
        {
            return Usable(refused) is { } token ? Task.FromResult(token) : pending ??= FetchAsync();
        }
    }

    // Not bound to the caller who came first: the others must not fail because that one gave up. The source has its own time limit.
    private async Task<Token> FetchAsync()
    {
        await Task.Yield();
        try
        {
            var asked = clock.GetUtcNow();
            var answer = await source.FetchAsync();
            var token = new Token(answer.Value, asked + answer.Lifetime - Margin);
            lock (gate)
            {
                current = token;
            }

            return token;
        }
        finally
        {
            lock (gate)
            {
                pending = null;
            }
        }
    }

    private sealed record Token(string Value, DateTimeOffset RenewAt)
    {
        public override string ToString() => "[token]";
    }
}
