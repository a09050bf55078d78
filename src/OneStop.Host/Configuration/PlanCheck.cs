using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary>Every mistake of all plan files, with file and place.</summary>
internal sealed class PlanCheck(IServiceProvider services) : IValidateOptions<PrefillSettings>
{
    public ValidateOptionsResult Validate(string? name, PrefillSettings options)
    {
        var mistakes = new Mistakes();
        if (Directory.Exists(options.FullPath) && PlanFolder.TryReader(services) is { } reader)
        {
            PlanFolder.Read(options.FullPath, reader);
            foreach (var error in reader.Errors)
            {
                mistakes.Add("Prefill:Folder", $"has a mistake in {error.TrimEnd('.')}", "prefill/1.001193.json");
            }

            mistakes.AddIf(reader.Errors.Count + reader.Plans.Count == 0, "Prefill:Folder", "holds no plan, so that nothing may be looked up", "prefill/1.001193.json");
        }

        return mistakes.Result();
    }
}
