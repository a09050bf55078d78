using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using OneStop.Core.Errors;
using OneStop.Host.Configuration;

namespace OneStop.Host.Http;

/// <summary>So many at once, so many waiting, and an early refusal for the rest: memory and sockets stay bounded (I8).</summary>
internal static class Overload
{
    public const string Work = "work";

    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(1);

    public static IServiceCollection AddOverload(this IServiceCollection services)
    {
        services.AddRateLimiter(options => options.OnRejected = (rejected, _) =>
            new ValueTask(Problems.WriteAsync(rejected.HttpContext, new Fault(ErrorCode.Overloaded, ComeBack))));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitSettings>>((options, limits) => options.AddConcurrencyLimiter(Work, work =>
        {
            work.PermitLimit = limits.Value.Concurrent;
            work.QueueLimit = limits.Value.Waiting;
        }));
        return services;
    }
}
