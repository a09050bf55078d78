namespace OneStop.Adapters.Plumbing.Soap;

/// <summary>One element, going out or coming in: either text or children, whatever its prefix. A class without a printed form.</summary>
internal sealed class SoapElement(string space, string name, string? text = null)
{
    private List<SoapElement>? children;
    private string? text = text;

    public string Space => space;

    public string Name => name;

    /// <summary>Trimmed; null when the element is empty or holds elements, whose surroundings are indentation.</summary>
    public string? Text => children is null && text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    public IReadOnlyList<SoapElement> Children => children is null ? [] : children;

    public SoapElement Add(SoapElement? child)
    {
        if (child is not null)
        {
            (children ??= []).Add(child);
        }

        return this;
    }

    public void AddText(string more) => text = text is null ? more : text + more;

    /// <summary>White space counts between two pieces of text only.</summary>
    public bool HasText => text is not null;

    public bool Is(string ofSpace, string ofName) => space == ofSpace && name == ofName;

    /// <summary>The first child of that name, in whatever namespace.</summary>
    public SoapElement? Child(string ofName) => children?.Find(child => child.Name == ofName);
}
