namespace OneStop.Host.Commands;

internal static class VerifyAuditCommand
{
    public static Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken) => Task.FromResult(2);
}
