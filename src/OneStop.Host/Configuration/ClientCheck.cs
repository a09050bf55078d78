using Microsoft.Extensions.Options;
using OneStop.Host.Access;

namespace OneStop.Host.Configuration;

internal sealed class ClientCheck(IConfiguration configuration) : IValidateOptions<DataSettings>
{
    public ValidateOptionsResult Validate(string? name, DataSettings options)
    {
        var mistakes = new Mistakes();
        ClientList.Read(configuration, mistakes);
        return mistakes.Result();
    }
}
