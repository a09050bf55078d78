using System.Globalization;

namespace OneStop.Mocks;

/// <summary>What <c>dotnet run --project mocks/OneStop.Mocks</c> takes.</summary>
internal sealed record CommandLine(MockNationOptions Nation, int PagePort, bool ExitWithParent)
{
    public const int DefaultPagePort = 7200;

    public const string Help = """
        The simulated nation: the national systems on loopback ports, and a page that shows them.

          --port SYSTEM=PORT   fixed port of a system (population, enterprise, civil-status, portal, ministry, report); a free one otherwise
          --page-port PORT     port of the page, 7200 unless told; 0 takes a free one
          --ledger FILE        append what reaches the systems as JSON lines
          --delay MS           wait before every answer
          --slow-delay MS      wait of the trigger …408, 3000 unless told
          --exit-with-parent   end when standard input ends

        When ready it prints one line of JSON: {"ready":true,"page":…,"systems":{…}}.
        """;

    /// <summary>Throws <see cref="FormatException"/> naming the argument it can't read.</summary>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        var nation = new MockNationOptions { Ports = ports };
        var parsed = new CommandLine(nation, DefaultPagePort, false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name == "--exit-with-parent")
            {
                parsed = parsed with { ExitWithParent = true };
                continue;
            }

            var value = i + 1 < arguments.Count ? arguments[++i] : throw new FormatException($"{name} needs a value");
            switch (name)
            {
                case "--port" when value.Split('=') is [var system, var port] && SystemCatalog.All.Any(known => known.Key == system):
                    ports[system] = Number(name, port, 65535);
                    break;
                case "--page-port":
                    parsed = parsed with { PagePort = Number(name, value, 65535) };
                    break;
                case "--ledger":
                    nation = nation with { LedgerPath = value };
                    break;
                case "--delay":
                    nation = nation with { Delay = TimeSpan.FromMilliseconds(Number(name, value, 600_000)) };
                    break;
                case "--slow-delay":
                    nation = nation with { SlowDelay = TimeSpan.FromMilliseconds(Number(name, value, 600_000)) };
                    break;
                default:
                    throw new FormatException($"{name} {value}: unknown option or value");
            }
        }

        return parsed with { Nation = nation };
    }

    private static int Number(string name, string text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max
            ? number
            : throw new FormatException($"{name} {text}: a number from 0 to {max} is needed");
}
