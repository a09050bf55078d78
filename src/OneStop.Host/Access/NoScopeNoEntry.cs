using Microsoft.AspNetCore.Authorization;

namespace OneStop.Host.Access;

/// <summary>
/// Whatever states no scope is closed: a route that was forgotten is refused to everybody. Addresses without a route pass, once the
/// caller is known, on to the ordinary 404, 405 or 415.
/// </summary>
internal sealed class NoScopeNoEntry : AuthorizationHandler<NoScopeNoEntry>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NoScopeNoEntry requirement)
    {
        if (context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
