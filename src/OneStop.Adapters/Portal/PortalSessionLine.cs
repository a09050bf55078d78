using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Portal;

/// <summary>The classic adapter: log in, then post everything to one address with the session and the name of the service.</summary>
internal sealed class PortalSessionLine(PortalOptions options, IPortalApi api, DestinationCall call, TimeProvider clock) : IPortalLine
{
    private readonly SessionDesk desk = new(new Login(options, api, call), clock);

    public async Task<Sent<PortalReply>> SendAsync(PortalMessage message, CancellationToken cancellationToken) => PortalSchema.Check(
        await desk.UseAsync(
            session => call.SendAsync(
                message.Service,
                token => api.SessionAsync(options.Paths.Integration, Body(message, session), options.DestinationCode, message.Key, message.Lease, token),
                cancellationToken),
            reply => PortalReading.Of(reply) == PortalVerdict.SessionEnded,
            cancellationToken));

    private SessionRequest Body(PortalMessage message, string session) => new(
        session, options.UnitCode, message.Service, message.Updating, message.Data, message.Code, message.From, message.To, message.Day, message.Status,
        message.After, message.Limit);

    private sealed class Login(PortalOptions options, IPortalApi api, DestinationCall call) : ITokenSource
    {
        public async Task<IssuedToken> FetchAsync()
        {
            var sent = await call.SendAsync(
                "login",
                token => api.LoginAsync(options.Paths.Login, new(options.UserName, options.Password), options.DestinationCode, token),
                CancellationToken.None);
            if (sent.Fault is { } fault)
            {
                throw new FaultException(fault);
            }

            return sent.Content is { session.Length: > 0 } reply && ResultCode.Read(reply.error_code) == 0
                ? new IssuedToken(reply.session, options.SessionLifetime)
                : throw new FaultException(new Fault(ErrorCode.DestinationCredentials));
        }
    }
}
