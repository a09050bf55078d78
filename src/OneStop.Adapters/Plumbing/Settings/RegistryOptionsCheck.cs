using Microsoft.Extensions.Options;

namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>Hands the reader's list of mistakes to the start of the host.</summary>
internal sealed class RegistryOptionsCheck : IValidateOptions<RegistryOptions>
{
    public ValidateOptionsResult Validate(string? name, RegistryOptions options) =>
        options.Mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Mistakes);
}
