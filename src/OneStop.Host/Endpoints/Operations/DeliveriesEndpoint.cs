using System.Buffers.Text;
using System.Globalization;
using System.Text;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>GET /v1/deliveries.</summary>
internal sealed class DeliveriesEndpoint(DeliveryBoard board, IParkedBook parked, TimeProvider time)
{
    public const int MostListed = 1000;
    public const int Listed = 100;

    public async Task HandleAsync(HttpContext context)
    {
        if (Read(context.Request.Query) is not { } query)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.QueryInvalid));
            return;
        }

        var (now, aborted) = (time.GetUtcNow(), context.RequestAborted);
        var held = await parked.ListAsync(query, aborted);
        await Answers.WriteAsync(
            context,
            new DeliveriesAnswer(
                await board.ReadAsync(aborted),
                [.. (await parked.CountAsync(new(), aborted)).Select(OperationMapping.ToWire)],
                [.. held.Select(entry => OperationMapping.ToWire(entry, now))],
                held.Count == query.Limit ? Write(held[^1].Mark) : null),
            HubJson.Wire.DeliveriesAnswer);
    }

    /// <summary>Null when a parameter is wrong.</summary>
    private static ParkedQuery? Read(IQueryCollection query)
    {
        var (state, limit, after) = (query["state"].ToString(), query["limit"].ToString(), query["after"].ToString());
        var (hold, listed, mark) = (default(HoldState), Listed, default(ParkedMark));
        var fits = (state.Length == 0 || Words.Holds.TryGetValue(state, out hold))
            && (limit.Length == 0 || (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out listed) && listed is > 0 and <= MostListed))
            && (after.Length == 0 || TryRead(after, out mark));
        return fits
            ? new(Text(query, "destination"), state.Length == 0 ? null : hold, Text(query, "cause"), listed, after.Length == 0 ? null : mark)
            : null;
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static string Write(ParkedMark mark) => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{mark.Since.UtcTicks}|{mark.Destination}|{mark.Stream}")));

    private static bool TryRead(string text, out ParkedMark mark)
    {
        mark = default;
        if (!Base64Url.IsValid(text)
            || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 3) is not [var since, var destination, var stream]
            || !long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        mark = new(new(ticks, TimeSpan.Zero), destination, new(stream));
        return true;
    }
}
