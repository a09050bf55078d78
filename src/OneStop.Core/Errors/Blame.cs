namespace OneStop.Core.Errors;

/// <summary>Whose fault an error is: the hub's, the far side's, the line's between, or of what was typed or stored.</summary>
public enum Blame
{
    Ours,
    Theirs,
    Network,
    Data,
}
