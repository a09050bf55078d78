using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary>Collects every mistake of a section, each with its key, the reason and a correct example.</summary>
internal sealed class Mistakes
{
    private readonly List<string> found = [];

    public void Add(string key, string reason, string example) => found.Add($"{key} {reason}. Example: {example}");

    public void AddIf(bool wrong, string key, string reason, string example)
    {
        if (wrong)
        {
            Add(key, reason, example);
        }
    }

    public ValidateOptionsResult Result() => found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
}
