using Microsoft.Extensions.Options;

namespace OneStop.Storage.Journal;

internal sealed class JournalOptionsCheck : IValidateOptions<JournalOptions>
{
    private const int MostPartitions = 256;
    private const long LeastBacklog = 1_000;

    public ValidateOptionsResult Validate(string? name, JournalOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(JournalOptions options)
    {
        if (options.Partitions is < 1 or > MostPartitions)
        {
            yield return $"{JournalOptions.PartitionsKey} is not between 1 and {MostPartitions}. Example: Delivery__Partitions=16";
        }

        if (options.MaxBacklogRows < LeastBacklog)
        {
            yield return $"Journal:MaxBacklogRows is below {LeastBacklog}. Example: Journal__MaxBacklogRows=1000000";
        }

        if (options.MinFreeBytes < 0)
        {
            yield return "Journal:MinFreeBytes is negative. Example: Journal__MinFreeBytes=268435456";
        }

        if (options.PayloadDays < 1)
        {
            yield return "Journal:PayloadDays is below 1. Example: Journal__PayloadDays=90";
        }

        if (options.RowDays < options.PayloadDays)
        {
            yield return "Journal:RowDays is below Journal:PayloadDays: a row is emptied before it is deleted. Example: Journal__RowDays=730";
        }
    }
}
