using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Core.Dossiers;

namespace OneStop.IntegrationTests.Proof;

/// <summary>One event in the life of a dossier. Its number stands in the step's content, and in the note where the whole state is sent.</summary>
internal sealed record PlannedEvent(string Code, int Number, DossierStatus Status, bool IsWhole, int LifeLength)
{
    private static readonly DateTimeOffset Start = new(2025, 11, 20, 8, 0, 0, TimeSpan.FromHours(7));

    public string MessageId => string.Create(CultureInfo.InvariantCulture, $"{Code}:{Number}");

    public string Path => IsWhole ? $"v1/dossiers/{Code}" : $"v1/dossiers/{Code}/events";

    public HttpMethod Method => IsWhole ? HttpMethod.Put : HttpMethod.Post;

    public string Body() => (IsWhole ? Whole() : Step()).ToJsonString();

    /// <summary>The event that an effect at the portal stems from; null where its text is none of ours.</summary>
    public static int? NumberOf(string? text) =>
        text is ['#', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Mark => string.Create(CultureInfo.InvariantCulture, $"#{Number}");

    private string Name => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(Status.ToString());

    private static string At(int number) => Start.AddMinutes(number).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private JsonObject Step() => WithMoments(new()
    {
        ["messageId"] = MessageId, ["at"] = At(Number), ["sequence"] = Number, ["kind"] = "status", ["status"] = Name,
        ["step"] = new JsonObject { ["officer"] = "Trần Thị Thử", ["content"] = Mark },
    });

    private JsonObject Whole() => WithMoments(new()
    {
        ["messageId"] = MessageId, ["at"] = At(Number), ["sequence"] = Number, ["status"] = Name, ["note"] = Mark,
        ["procedure"] = new JsonObject { ["code"] = "1.004873", ["name"] = "Thủ tục thử", ["sectorCode"] = "G15-TT", ["sectorName"] = "Lĩnh vực thử" },
        ["channel"] = "online",
        ["applicant"] = new JsonObject { ["kind"] = "citizen", ["name"] = "Nguyễn Văn Mẫu", ["personalIds"] = new JsonArray("022090000001") },
        ["unit"] = new JsonObject { ["code"] = "H49.14", ["name"] = "UBND phường Mẫu" },
        ["filedAt"] = At(0), ["dueAt"] = "2025-11-25T17:00:00+07:00",
        ["steps"] = new JsonArray(new JsonObject { ["officer"] = "Trần Thị Thử", ["at"] = At(Number), ["content"] = Mark, ["status"] = Name }),
    });

    private JsonObject WithMoments(JsonObject body)
    {
        if (Number >= 2 && (IsWhole || Number == 2))
        {
            body["receivedAt"] = At(2);
        }

        if (Number >= LifeLength - 1 && (IsWhole || Number == LifeLength - 1))
        {
            body["finishedAt"] = At(LifeLength - 1);
        }

        if (Number == LifeLength)
        {
            body["returnedAt"] = At(LifeLength);
        }

        return body;
    }
}

/// <summary>Whole lives of dossiers, drawn by a seed: filed, received, a while in processing, finished, returned.</summary>
internal static class Lives
{
    public const int Shortest = 5;

    public static IReadOnlyList<IReadOnlyList<PlannedEvent>> Draw(Random draw, int dossiers, int length) =>
        [.. Enumerable.Range(1, dossiers).Select(index => Life(draw, string.Create(CultureInfo.InvariantCulture, $"H49.14-251120-{index:0000}"), length))];

    /// <summary>
    /// As a source sends whose queue keeps no order: the first event leads, the others come in any; in every second dossier one comes after all others.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<PlannedEvent>> Shuffle(Random draw, IReadOnlyList<IReadOnlyList<PlannedEvent>> lives) =>
        [.. lives.Select((life, index) => Shuffle(draw, life, isLate: index % 2 == 0))];

    private static PlannedEvent[] Shuffle(Random draw, IReadOnlyList<PlannedEvent> life, bool isLate)
    {
        var others = life.Skip(1).ToArray();
        draw.Shuffle(others);
        return isLate ? [life[0], .. others.OrderBy(planned => planned.Number == 2)] : [life[0], .. others];
    }

    private static List<PlannedEvent> Life(Random draw, string code, int length)
    {
        var life = new List<PlannedEvent>(length);
        for (var number = 1; number <= length; number++)
        {
            var isWhole = number == 1 || draw.Next(2) == 0;
            life.Add(new(code, number, StatusAt(number, length, life, draw), isWhole, length));
        }

        return life;
    }

    private static DossierStatus StatusAt(int number, int length, List<PlannedEvent> before, Random draw) =>
        number == 1 ? DossierStatus.Filed
        : number == 2 ? DossierStatus.Received
        : number == length ? DossierStatus.Returned
        : number == length - 1 ? DossierStatus.Finished
        : before[^1].Status == DossierStatus.Processing && draw.Next(3) == 0 ? DossierStatus.PaymentRequested
        : DossierStatus.Processing;
}
