namespace OneStop.Host.Commands.Demo;

/// <summary>What a provincial system knows of a dossier's messages.</summary>
/// <param name="Sent">How many left, the repeated ones counted once.</param>
/// <param name="Repeated">How many left once more, because nobody had answered.</param>
/// <param name="Told">How many the hub said to have accepted.</param>
internal sealed record Account(int Sent, int Repeated, int Told);

/// <summary>
/// A provincial system: sends the messages of a dossier in order, and what it was not told it sends again, the same. It keeps account of both.
/// </summary>
internal sealed class SourceSystem(DossierLife life, HubCaller hub)
{
    public DossierLife Life => life;

    public Account Account { get; private set; } = new(0, 0, 0);

    public bool IsDone => Account.Told == life.Messages.Count;

    /// <summary>Sends the next message. False when the connection broke: then nobody knows whether the hub has it.</summary>
    public async Task<bool> SendNextAsync(CancellationToken cancellationToken)
    {
        var next = Account.Told;
        Account = Account.Sent > next ? Account with { Repeated = Account.Repeated + 1 } : Account with { Sent = Account.Sent + 1 };
        try
        {
            await hub.TellAsync(life.Messages[next], cancellationToken);
        }
        catch (HttpRequestException)
        {
            return false;
        }

        Account = Account with { Told = next + 1 };
        return true;
    }
}
