namespace OneStop.Core.Facts;

/// <summary>How two texts differ, from nothing to different words.</summary>
public enum TextDifference
{
    None,
    Spacing,
    Diacritics,
    Words,
}
