namespace OneStop.Host.Files;

/// <summary>The disk took no file: full, broken, read-only or not ours. Set apart from a stream that broke off, which is an IOException too.</summary>
internal sealed class DiskException(Exception inner) : Exception("The disk took no file.", inner);
