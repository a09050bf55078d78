using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing.Credentials;

/// <summary>
/// A session that a far side gives for a name and a password: one login for all callers, and one more when the far side ended it early.
/// </summary>
internal sealed class SessionDesk(ITokenSource login, TimeProvider clock)
{
    private readonly BearerCredentials sessions = new(login, clock);

    /// <param name="isEnded">True for an answer that says the session is no longer good: nothing was taken, so it may be sent again.</param>
    public async Task<Sent<T>> UseAsync<T>(Func<string, Task<Sent<T>>> send, Func<T, bool> isEnded, CancellationToken cancellationToken)
    {
        try
        {
            var first = (await sessions.IssueAsync(refused: null, cancellationToken))!;
            var answer = await send(first.Parameter);
            if (!IsEnded(answer, isEnded))
            {
                return answer;
            }

            var second = await sessions.IssueAsync(first, cancellationToken);
            var again = second is null ? answer : await send(second.Parameter);
            return IsEnded(again, isEnded) ? Sent<T>.Failed(ErrorCode.DestinationCredentials, mayHaveArrived: false) : again;
        }
        catch (FaultException exception)
        {
            return new(default, exception.Fault);
        }
    }

    private static bool IsEnded<T>(Sent<T> sent, Func<T, bool> isEnded) => sent.Fault is null && isEnded(sent.Content!);
}
