using System.Text;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>Sentences of far sides, compared in one form: composed Unicode, without regard to case.</summary>
internal static class ReplyText
{
    public static bool Says(string? message, params ReadOnlySpan<string> phrases)
    {
        var text = (message ?? "").Normalize(NormalizationForm.FormC);
        foreach (var phrase in phrases)
        {
            if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
