using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Core.Dossiers;

/// <summary>
/// What reconciliation compares of a dossier: SHA-256 of <c>code|status|receivedAt|finishedAt</c>, the status as its number of the official
/// list, times as <c>yyyyMMddHHmmss</c> in the province's time and empty where unknown. Both sides are put through this one formula.
/// </summary>
public static class DossierDigest
{
    public static byte[] Of(DossierState state) => Of(state.Code.Text, state.Status, state.ReceivedAt, state.FinishedAt);

    public static byte[] Of(string code, DossierStatus status, DateTimeOffset? receivedAt, DateTimeOffset? finishedAt) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{code}|{(int)status}|{Text(receivedAt)}|{Text(finishedAt)}")));

    private static string Text(DateTimeOffset? at) =>
        at is { } value ? ProvinceTime.Local(value).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) : "";
}
