using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Portal;

/// <summary>What the portal says that it holds. The answers' shapes are assumed: see the contract's sources.</summary>
internal sealed class PortalFar(IPortalLine line, PortalMapping mapping) : IFarDossiers
{
    private const string Days = "yyyyMMdd";

    // A portal that repeats its cursor must not keep the hub busy for ever.
    private const int MostPages = 1000;

    public string Destination => PortalAdapter.Key;

    public async Task<FarDossier?> FindAsync(DossierCode code, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(new(PortalServices.Lookup) { Code = code.Text }, cancellationToken);
        return PortalReading.Of(reply) == PortalVerdict.NotThere ? null
            : Rows<HeadRecord>(reply) switch
            {
                [] => null,
                [{ MaHoSo: { } found } head] when found == code.Text => Read(head),
                _ => throw new FarSideException(new Fault(ErrorCode.DestinationMalformed)),
            };
    }

    public async Task<IReadOnlyList<DayDigest>> DigestsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(new(PortalServices.Digests) { From = Write(from), To = Write(to) }, cancellationToken);
        return [.. Rows<DigestRecord>(reply).Select(row => new DayDigest(
            Guard(() => DateOnly.ParseExact(row.Ngay ?? "", Days, CultureInfo.InvariantCulture)),
            mapping.StatusOf(row.TrangThaiHoSo),
            row.SoLuong,
            row.MaBam ?? ""))];
    }

    public string DigestOf(IReadOnlyCollection<FarDossier> dossiers)
    {
        var text = new StringBuilder();
        foreach (var dossier in dossiers.OrderBy(dossier => dossier.Code, StringComparer.Ordinal))
        {
            var code = dossier.Status is { } status ? mapping.CodeOf(status) : "";
            text.Append(CultureInfo.InvariantCulture, $"{dossier.Code}|{code}|{WireTime.Write(dossier.ReceivedAt)}|{WireTime.Write(dossier.FinishedAt)}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public async Task<IReadOnlyList<FarDossier>> ListAsync(DateOnly day, DossierStatus status, CancellationToken cancellationToken)
    {
        var message = new PortalMessage(PortalServices.Day) { Day = Write(day), Status = mapping.CodeOf(status) };
        var found = new List<FarDossier>();
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await AskAsync(message, cancellationToken);
            found.AddRange(Rows<HeadRecord>(reply).Select(Read));
            if (string.IsNullOrEmpty(reply.tiepTheo) || reply.tiepTheo == message.After)
            {
                return found;
            }

            message = message with { After = reply.tiepTheo };
        }

        throw new FarSideException(new Fault(ErrorCode.DestinationMalformed));
    }

    private async Task<PortalReply> AskAsync(PortalMessage message, CancellationToken cancellationToken)
    {
        var sent = await line.SendAsync(message, cancellationToken);
        return sent.Fault is { } fault ? throw new FarSideException(fault)
            : ResultCode.Read(sent.Content!.error_code) == 0 ? sent.Content
            : PortalReading.Of(sent.Content) switch
            {
                PortalVerdict.NotThere when message.Service == PortalServices.Lookup => sent.Content,
                PortalVerdict.NotOurs or PortalVerdict.SessionEnded => throw new FarSideException(new Fault(ErrorCode.DestinationCredentials)),
                PortalVerdict.Later => throw new FarSideException(new Fault(ErrorCode.DestinationBusy)),
                _ => throw new FarSideException(new Fault(ErrorCode.DestinationMalformed)),
            };
    }

    private FarDossier Read(HeadRecord head) => Guard(() => new FarDossier(
        head.MaHoSo ?? "", mapping.StatusOf(head.TrangThaiHoSo), WireTime.Read(head.NgayTiepNhan), WireTime.Read(head.NgayKetThucXuLy)));

    private static List<T> Rows<T>(PortalReply reply) => Guard(() =>
        reply.result is { ValueKind: JsonValueKind.Array } rows ? rows.Deserialize<List<T>>(WireJson.Options)! : throw new JsonException("No list of results."));

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new FarSideException(new Fault(ErrorCode.DestinationMalformed));
        }
    }

    private static string Write(DateOnly day) => day.ToString(Days, CultureInfo.InvariantCulture);
}
