using System.Net.Http.Json;

namespace OneStop.Host.Commands.Demo;

/// <summary>One thing that a request did to the portal's book; see mocks/README.md for the kinds.</summary>
/// <param name="Status">The portal's code of the status of a record or a step.</param>
/// <param name="Text">What a step says.</param>
/// <param name="Key">The idempotency key of the request.</param>
internal sealed record PortalEffect(string Kind, string Code, string Status, string? Text = null, string? Key = null);

/// <summary>The simulated portal from its own side: its ledger of effects, and the switch of its answers.</summary>
internal sealed class SimulatedPortal(HttpClient admin, Uri page)
{
    private const string LostAnswers = "admin/faults/portal/never-after-work";

    /// <summary>Every effect since the portal was started, oldest first; no backup and no restart of the hub takes one away.</summary>
    public async Task<IReadOnlyList<PortalEffect>> EffectsAsync(CancellationToken cancellationToken) =>
        (await admin.GetFromJsonAsync<EffectsAnswer>(new Uri(page, "admin/portal/effects"), cancellationToken))!.Effects;

    /// <summary>The portal does what it is asked from here on, and nobody hears that it did.</summary>
    public async Task LoseAnswersAsync(CancellationToken cancellationToken)
    {
        using var answer = await admin.PostAsync(new Uri(page, LostAnswers), content: null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task AnswerAgainAsync(CancellationToken cancellationToken)
    {
        using var answer = await admin.DeleteAsync(new Uri(page, LostAnswers), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private sealed record EffectsAnswer(IReadOnlyList<PortalEffect> Effects);
}
