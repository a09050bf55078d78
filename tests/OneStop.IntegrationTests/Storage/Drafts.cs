using System.Security.Cryptography;
using System.Text;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Storage;

/// <summary>Synthetic events.</summary>
internal static class Drafts
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(7));

    private static readonly ProcedureCode Procedure = ProcedureCode.TryParse("1.001193", out var code, out _) ? code : throw new InvalidOperationException();
    private static readonly AgencyCode Unit = AgencyCode.TryParse("H49.14", out var code, out _) ? code : throw new InvalidOperationException();

    public static DossierCode Code(int number) =>
        DossierCode.TryParse($"H49.14-261122-{number:0000}", out var code, out _) ? code : throw new InvalidOperationException();

    public static StreamKey Stream(int number) => StreamKey.Of(Code(number));

    public static JournalDraft Dossier(int number, long version, string message, string body = "thân", int bytes = 20)
    {
        var code = Code(number);
        return Question(code.Text, message, body, bytes) with
        {
            Kind = EventKind.State,
            Head = new(code, version, DossierStatus.Received, Procedure, Unit, new(2026, 11, 22), Hash($"{number}/{version}"), version * 10, Noon),
        };
    }

    public static JournalDraft Question(string stream, string message, string body = "thân", int bytes = 20) => new(
        new(stream), EventKind.Question, "mot-cua-thu", message, Hash(body), Noon, Noon.AddSeconds(1).AddTicks(7), Payload(message, bytes), null);

    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static byte[] Payload(string message, int bytes) => Encoding.UTF8.GetBytes(message.PadRight(bytes, '.'));
}
