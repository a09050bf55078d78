using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Storage.Inbound;

internal static class InboundStorage
{
    public static IServiceCollection AddInbound(this IServiceCollection services) => services
        .AddSingleton<IInboundBook, InboundBook>()
        .AddSingleton<IInboxReader, InboxReader>()
        .AddSingleton<IQuestionBook, InboxReader>()
        .AddSingleton<IInboxUpkeep, InboxUpkeep>()
        .AddSingleton<INoticeBook, NoticeBook>()
        .AddSingleton<IEarlyBook, EarlyBook>()
        .AddSingleton<IEarlyTurns, EarlyBook>()
        .AddSingleton<IFarKnowledge, FarKnowledge>()
        .AddSingleton<ITaskBook, TaskBook>();
}
