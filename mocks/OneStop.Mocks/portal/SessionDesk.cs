using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>Logs accounts in and knows which sessions live. Each login opens another session; the earlier ones go on.</summary>
internal sealed class SessionDesk(string username, string password)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTimeOffset Ends, int Uses)> sessions = new(StringComparer.Ordinal);

    public PortalAnswer Login(JsonElement request, Conditions conditions, int minutes)
    {
        if (PortalRecords.Text(request, "username") != username || PortalRecords.Text(request, "password") != password)
        {
            return PortalAnswer.Refused("login", "Sai tên đăng nhập hoặc mật khẩu");
        }

        var session = $"synthetic-{Guid.NewGuid():N}";
        lock (gate)
        {
            sessions[session] = (conditions.Now.AddMinutes(minutes), 0);
        }

        return PortalAnswer.Ok("session", "Đăng nhập thành công") with { Session = session };
    }

    /// <summary>Counts one use; false when the session is unknown, over, or used up.</summary>
    public bool Use(string session, Conditions conditions)
    {
        lock (gate)
        {
            if (!sessions.TryGetValue(session, out var known) || conditions.Now >= known.Ends || known.Uses >= conditions.TokenUses)
            {
                return false;
            }

            sessions[session] = known with { Uses = known.Uses + 1 };
            return true;
        }
    }

    /// <summary>Ends every session now, whatever was promised.</summary>
    public void EndAll()
    {
        lock (gate)
        {
            sessions.Clear();
        }
    }
}
