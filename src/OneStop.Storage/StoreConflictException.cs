namespace OneStop.Storage;

/// <summary>Another writer was in the way; nothing was written.</summary>
internal sealed class StoreConflictException(Exception inner) : Exception("Another writer was in the way; nothing was written.", inner);
