using System.Text.Json.Nodes;

namespace OneStop.Host.Commands.Demo;

/// <summary>One dossier that the demo asks the hub to prefill, as a provincial system would send it.</summary>
/// <param name="Down">The registry that is switched off meanwhile, or null.</param>
internal sealed record DemoDossier(string Title, JsonObject Body, string? Down = null)
{
    public static IReadOnlyList<DemoDossier> All { get; } =
    [
        new("1 · Complete: a birth registration, everything known", Birth(
            "H49.14-261122-0001", Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15"), Person("022188000002", "Trần Thị Thử", "1988"))),
        new("2 · A source is down: the same form while population does not answer", Birth(
            "H49.14-261122-0002", Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15"), Person("022188000002", "Trần Thị Thử", "1988")),
            Down: "population"),
        new("3 · Two registries disagree about the mother", Birth(
            "H49.14-261122-0003", Person("022085000010", "Phạm Văn Thử Hoà", "1985-03-09"), Person("022187000011", "Lê Thị Mẫu Huyền", "1987-11-30"))),
        new("4 · Another form: a household business, from population and enterprise", Procedure(
            "H49.14-261122-0004",
            "1.001612",
            Person("022086000050", "Trịnh Văn Mẫu Doanh", "1986-05-05"),
            new JsonObject { ["enterprise"] = new JsonObject { ["taxCode"] = "5709990003" } })),
    ];

    // The father files it himself.
    private static JsonObject Birth(string dossier, JsonObject father, JsonObject mother) =>
        Procedure(dossier, "1.001193", (JsonObject)father.DeepClone(), new JsonObject { ["mother"] = mother, ["father"] = father });

    private static JsonObject Procedure(string dossier, string procedure, JsonObject applicant, JsonObject subjects) =>
        new()
        {
            ["dossier"] = dossier,
            ["procedure"] = procedure,
            ["officer"] = new JsonObject { ["code"] = "QNI_MAU_01", ["unit"] = "H49.14" },
            ["legalBasis"] = "Nghị định 118/2025/NĐ-CP, Điều 17.1b",
            ["applicant"] = applicant,
            ["subjects"] = subjects,
        };

    private static JsonObject Person(string id, string name, string birthDate) =>
        new() { ["personalId"] = id, ["fullName"] = name, ["birthDate"] = birthDate };
}
