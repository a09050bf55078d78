using Microsoft.Extensions.Options;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Host.Configuration;

internal static class PlanFolder
{
    public static PlanBook Book(IServiceProvider services)
    {
        var reader = new PlanReader(services.GetRequiredService<RegistryCatalogue>());
        Read(services.GetRequiredService<IOptions<PrefillSettings>>().Value.FullPath, reader);
        return new PlanBook(reader.Plans);
    }

    public static void Read(string folder, PlanReader reader)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            reader.Read(Path.GetFileName(file), File.ReadAllText(file));
        }
    }

    /// <summary>Null when the registries' own settings are wrong: those are then the mistakes to show, and plans cannot be judged.</summary>
    public static PlanReader? TryReader(IServiceProvider services)
    {
        try
        {
            return new PlanReader(services.GetRequiredService<RegistryCatalogue>());
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}
