using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Dossiers;

namespace OneStop.Adapters.Ministry;

/// <summary>Settings of a ministry's central system (<c>Inbound:ministry</c>).</summary>
internal sealed class MinistryOptions : InboundOptions
{
    public Uri? BaseAddress { get; private set; }

    public string UserName { get; private set; } = "";

    public string Password { get; private set; } = "";

    /// <summary>How long a token is used; none is told.</summary>
    public TimeSpan TokenLifetime { get; private set; }

    /// <summary>What each of the ministry's codes means; a code that stands here nowhere cannot be read.</summary>
    public IReadOnlyDictionary<string, DossierStatus> Statuses { get; private set; } = new Dictionary<string, DossierStatus>();

    protected override void ReadOwn(SettingReader reader)
    {
        BaseAddress = Need(reader, "BaseAddress", reader.Address("BaseAddress"), "https://ministry.example.invalid/");
        UserName = Need(reader, "UserName", reader.Text("UserName", ""), "the account that the ministry issued")!;
        Password = Need(reader, "Password", reader.Text("Password", ""), "the ministry's password, from the environment")!;
        TokenLifetime = reader.Duration("TokenLifetime", TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(2), TimeSpan.FromHours(24));
        Statuses = MinistryStatuses.Read(reader.Section("Statuses"));
    }
}
