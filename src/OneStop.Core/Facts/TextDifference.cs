namespace OneStop.Core.Facts;

/// <summary>How two values differ: texts from nothing to different words, everything else as a whole.</summary>
public enum TextDifference
{
    None,
    Spacing,

    /// <summary>Marks only, or a y for an i that sounds the same (Mỹ / Mĩ): often one word written in two ways.</summary>
    Diacritics,
    Words,

    /// <summary>Another date, number, code or place, where there is no text to compare.</summary>
    Value,
}
