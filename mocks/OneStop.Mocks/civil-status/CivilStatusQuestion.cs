using System.Text.Json;
using System.Text.RegularExpressions;

namespace OneStop.Mocks;

/// <summary>A look-up of civil events as the body carries it; absent members are empty.</summary>
internal sealed partial record CivilStatusQuestion(
    string RequestId, string Procedure, string Officer, string Unit, string Kind, string Number, string Name, string Birth)
{
    public static CivilStatusQuestion? From(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            string Text(string name) =>
                json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            return new CivilStatusQuestion(
                Text("maYeuCau"), Text("maDVC"), Text("maCanBo"), Text("maDonVi"), Text("loai"), Text("soDinhDanh"), Text("hoTen"), Text("ngaySinh"));
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The error code of the first rule the request breaks; null when it breaks none.</summary>
    public string? Error => this switch
    {
        { RequestId: "" } or { Procedure: "" } or { Officer: "" } or { Unit: "" } or { Kind: "" } or { Number: "" } or { Name: "" } or { Birth: "" } => "200",
        { Kind: not ("KS" or "KH" or "KT" or "TTHN") } => "302",
        _ when !NumberShape().IsMatch(Number) || !BirthShape().IsMatch(Birth) => "302",
        _ when !UnitShape().IsMatch(Unit) => "106",
        _ when !Unit.StartsWith("H49", StringComparison.Ordinal) => "108",
        _ => null,
    };

    [GeneratedRegex(@"^\d{12}$")]
    private static partial Regex NumberShape();

    [GeneratedRegex(@"^((\d{2}/)?\d{2}/)?\d{4}$")]
    private static partial Regex BirthShape();

    [GeneratedRegex(@"^[GH]\d{2}(\.\d{1,3}){0,3}$")]
    private static partial Regex UnitShape();
}
