using OneStop.Mocks;

namespace OneStop.Tests.Mocks;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_EveryOption_IsTaken()
    {
        var command = CommandLine.Parse(
            ["--port", "population=7301", "--page-port", "0", "--ledger", "l.jsonl", "--delay", "30", "--slow-delay", "100", "--exit-with-parent"]);

        Assert.Equal(7301, command.Nation.Ports["population"]);
        Assert.Equal((0, true, "l.jsonl"), (command.PagePort, command.ExitWithParent, command.Nation.LedgerPath));
        Assert.Equal((30, 100), (command.Nation.Delay.TotalMilliseconds, command.Nation.SlowDelay.TotalMilliseconds));
    }

    [Theory]
    [InlineData("--port", "nowhere=1")]
    [InlineData("--page-port", "70000")]
    [InlineData("--delay", "-1")]
    [InlineData("--rain", "1")]
    [InlineData("--ledger")]
    public void Parse_UnknownOptionOrValue_NamesIt(params string[] arguments) =>
        Assert.Contains(arguments[0], Assert.Throws<FormatException>(() => CommandLine.Parse(arguments)).Message, StringComparison.Ordinal);
}
