using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Subscriber;

internal static class SubscriberMapping
{
    private const string TypePrefix = "vn.gov.onestop.inbox.";

    public static CloudEvent<InboxFacts>? Event(Delivery delivery, string source) => delivery.Event.Inbound is { } news
        ? CloudEvent<InboxFacts>.Of(delivery, source, TypePrefix + news.Kind, news.Subject, Facts(news))
        : null;

    private static InboxFacts Facts(InboundNews news) => new(
        news.Number, news.Kind, news.From, news.Unit.Text, news.Status is { } status ? StatusNames.NameOf(status) : null, news.Conflicts);
}
