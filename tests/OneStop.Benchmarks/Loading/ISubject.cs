namespace OneStop.Benchmarks.Loading;

/// <summary>Something that is asked over and over.</summary>
internal interface ISubject
{
    /// <summary>Asks once. True when the answer is the one that counts.</summary>
    ValueTask<bool> AskAsync(int connection);
}
