using Microsoft.Extensions.Options;

namespace OneStop.Host.Commands;

/// <summary>Every mistake of every section.</summary>
internal static class ConfigurationMistakes
{
    public static IReadOnlyList<string> Of(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException mistakes)
        {
            return [.. mistakes.Failures];
        }
        catch (InvalidOperationException unreadable)
        {
            return [unreadable.Message];
        }
        catch (AggregateException several) when (several.InnerExceptions.All(e => e is OptionsValidationException))
        {
            return [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(e => e.Failures)];
        }
    }

    public static async Task<int> PrintAsync(IReadOnlyList<string> mistakes)
    {
        await Console.Error.WriteLineAsync($"The configuration has {mistakes.Count} mistake(s):");
        foreach (var mistake in mistakes)
        {
            await Console.Error.WriteLineAsync($"- {mistake}");
        }

        return 1;
    }
}
