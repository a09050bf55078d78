using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using OneStop.Core.Errors;
using OneStop.Host.Configuration;

namespace OneStop.Host.Http;

/// <summary>So many at once, so many waiting, and an early refusal for the rest: memory and sockets stay bounded (I8).</summary>
internal static class Overload
{
    public const string Work = "work";

    /// <summary>Requests that are large one by one: batches and uploads.</summary>
    public const string Bulk = "bulk";

    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(1);

    public static IServiceCollection AddOverload(this IServiceCollection services)
    {
        services.AddRateLimiter(options => options.OnRejected = (rejected, _) =>
            new ValueTask(Problems.WriteAsync(rejected.HttpContext, new Fault(ErrorCode.Overloaded, ComeBack))));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitSettings>>((options, limits) => options
            .AddConcurrencyLimiter(Work, work => (work.PermitLimit, work.QueueLimit) = (limits.Value.Concurrent, limits.Value.Waiting))
            .AddConcurrencyLimiter(Bulk, bulk => (bulk.PermitLimit, bulk.QueueLimit) = (limits.Value.Bulk, limits.Value.Bulk)));
        return services;
    }
}
