namespace OneStop.Core.Registries;

/// <summary>What an operation or a plan's role is about.</summary>
public enum SubjectKind
{
    Person,
    Enterprise,
}
