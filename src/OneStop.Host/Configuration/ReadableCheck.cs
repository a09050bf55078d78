using System.ComponentModel;
using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary>Every value of a section is of its setting's kind, and every name in it is a setting.</summary>
internal sealed class ReadableCheck<TSettings>(IConfiguration configuration, string section) : IValidateOptions<TSettings>
    where TSettings : class
{
    public ValidateOptionsResult Validate(string? name, TSettings options)
    {
        var mistakes = new Mistakes();
        var known = TypeDescriptor.GetProperties(typeof(TSettings)).Cast<PropertyDescriptor>().Where(p => !p.IsReadOnly)
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in configuration.GetSection(section).GetChildren())
        {
            var property = known.GetValueOrDefault(setting.Key);
            mistakes.AddIf(property is null, setting.Path, "is no setting", string.Join(", ", known.Keys));
            mistakes.AddIf(
                property is not null && setting.Value is { } value && !Converts(property, value),
                setting.Path, "has a value of the wrong kind", Convert.ToString(property?.GetValue(options), System.Globalization.CultureInfo.InvariantCulture) ?? "");
        }

        return mistakes.Result();
    }

    private static bool Converts(PropertyDescriptor property, string value)
    {
        try
        {
            property.Converter.ConvertFromInvariantString(value);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }
}
