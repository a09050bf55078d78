namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>Settings of a receiver of signed events.</summary>
internal abstract class WebhookOptions : DestinationOptions
{
    private const int ShortestSecret = 16;

    public Uri? Url { get; private set; }

    public string Secret { get; private set; } = "";

    /// <summary>The CloudEvents source: who sends.</summary>
    public string Source { get; private set; } = "";

    protected override void ReadOwn(SettingReader reader)
    {
        Url = Need(reader, "Url", reader.Address("Url"), "https://reports.example.invalid/events");
        Secret = Need(reader, "Secret", reader.Text("Secret", ""), "a shared secret of 32 random characters, from the environment")!;
        Source = reader.Text("Source", "urn:onestop:hub");
        if (Url is { Scheme: "http", IsLoopback: false })
        {
            reader.Mistake("Url", "is not https, and the receiver is not on this machine", "https://reports.example.invalid/events", 0);
        }

        if (Secret.Length is > 0 and < ShortestSecret)
        {
            reader.Mistake("Secret", $"is shorter than {ShortestSecret} characters", "32 random characters", 0);
        }
    }
}
