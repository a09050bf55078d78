using Quartz;

namespace OneStop.Host.Jobs;

/// <summary>When a job runs.</summary>
internal abstract record Schedule
{
    /// <summary>Tells a changed schedule from the one that the store holds.</summary>
    public abstract string Text { get; }

    /// <summary>Names the run that a firing stands for; null where every firing is a run of its own.</summary>
    public abstract string? RunKey(DateTimeOffset firedFor);

    /// <summary>Whether a run that no node was up for is made good at the next start.</summary>
    public virtual bool MakesGood => false;

    public abstract TriggerBuilder<IJob> Apply(TriggerBuilder<IJob> trigger, DateTimeOffset now);
}

/// <summary>Over and over, counted from the start; one that was missed is worth nothing.</summary>
/// <param name="AtStart">Whether each start of a node begins with one.</param>
internal sealed record Every(TimeSpan Interval, bool AtStart = false) : Schedule
{
    public override bool MakesGood => AtStart;

    public override string Text => $"every {Interval:c}";

    public override string? RunKey(DateTimeOffset firedFor) => null;

    public override TriggerBuilder<IJob> Apply(TriggerBuilder<IJob> trigger, DateTimeOffset now) => trigger.StartAt(now + Interval).WithSchedule(
        SimpleScheduleBuilder.Create().WithInterval(Interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount));
}

/// <summary>By the clock of Viet Nam; each planned time once, over all nodes and restarts.</summary>
/// <param name="Cron">Six fields, seconds first: <c>0 30 2 * * ?</c> is half past two every night.</param>
/// <param name="Missed">Whether a run is made good when no node was up at its time.</param>
internal sealed record Planned(string Cron, Missed Missed) : Schedule
{
    // A clock that is set back a little must not name the run before.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly CronExpression expression = new(Cron, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));

    public override string Text => $"{Cron} {Missed}";

    public override string? RunKey(DateTimeOffset firedFor) => expression.GetPreviousValidTimeBefore(firedFor + Grace)?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

    public override bool MakesGood => Missed == Missed.MakeGood;

    public override TriggerBuilder<IJob> Apply(TriggerBuilder<IJob> trigger, DateTimeOffset now) => trigger
        .StartAt(now)
        .WithSchedule(CronScheduleBuilder.Create(expression).WithMisfireInstruction(
            MakesGood ? CronTriggerMisfireInstruction.FireAndProceed : CronTriggerMisfireInstruction.DoNothing));
}

internal enum Missed
{
    MakeGood,
    LeaveOut,
}
