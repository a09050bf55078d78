namespace OneStop.Storage.Journal;

/// <summary>The settings and the journal disagree about the number of partitions.</summary>
public sealed class JournalLayoutException(string message) : Exception(message);
