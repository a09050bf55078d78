namespace OneStop.Host.Commands.Demo;

/// <summary>The demo cannot go on, for a reason that the person in front of it can act on.</summary>
internal sealed class DemoException(string message) : Exception(message);
