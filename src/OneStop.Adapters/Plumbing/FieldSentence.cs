using OneStop.Core.Errors;
using OneStop.Core.Facts;

namespace OneStop.Adapters.Plumbing;

/// <summary>
/// Far sides refuse a field in a sentence: its wire name, then what is wrong ("… định dạng không đúng"). Read so that the officer is
/// pointed at the field; a sentence that is not understood is left to the caller, who must not take it for success.
/// </summary>
internal static class FieldSentence
{
    private static readonly string[] Rules = ["định dạng không đúng", "có độ dài vượt quá", "không hợp lệ", "không được để trống"];

    /// <param name="fields">Wire names, or their endings, by the fact they stand for.</param>
    public static Fault? Read(string? sentence, params ReadOnlySpan<(string Wire, FactKey Key)> fields)
    {
        var text = FarSentence.OneForm(sentence);
        var rule = Array.Find(Rules, r => text.Contains(r, StringComparison.OrdinalIgnoreCase));
        if (rule is null)
        {
            return null;
        }

        var subject = text[..text.IndexOf(rule, StringComparison.OrdinalIgnoreCase)].Trim();
        foreach (var (wire, key) in fields)
        {
            if (subject.EndsWith(wire, StringComparison.Ordinal))
            {
                return new Fault(ErrorCode.KeyNotAccepted, Field: key.Name);
            }
        }

        return null;
    }
}
