using Microsoft.AspNetCore.Authorization;

namespace OneStop.Host.Access;

/// <summary>The token carries the scope, and its client still has it.</summary>
internal sealed record ScopeRequirement(string Scope) : IAuthorizationRequirement;

internal sealed class ScopeHandler(ClientBook clients) : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.User.Identity is CallerIdentity caller && caller.Has(requirement.Scope)
            && clients.Find(caller.ClientId)?.Scopes.Contains(requirement.Scope) == true)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
