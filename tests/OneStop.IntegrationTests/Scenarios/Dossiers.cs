using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>Dossiers about the simulated nation's people, as a provincial system sends them.</summary>
internal static class Dossiers
{
    public static JsonObject Mau => Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15");

    public static JsonObject Thu => Person("022188000002", "Trần Thị Thử", "1988");

    public static JsonObject Hoa => Person("022085000010", "Phạm Văn Thử Hoà", "1985-03-09");

    public static JsonObject Huyen => Person("022187000011", "Lê Thị Mẫu Huyền", "1987-11-30");

    public static JsonObject Person(string id, string name, string birthDate) =>
        new() { ["personalId"] = id, ["fullName"] = name, ["birthDate"] = birthDate };

    public static JsonObject Birth(JsonObject father, JsonObject mother, string dossier = "H49.14-261122-0001") => Purpose(
        dossier,
        "1.001193",
        new() { ["applicant"] = father.DeepClone(), ["subjects"] = new JsonObject { ["mother"] = mother, ["father"] = father } });

    public static JsonObject Purpose(string dossier, string procedure, JsonObject rest)
    {
        rest["dossier"] = dossier;
        rest["procedure"] = procedure;
        rest["officer"] = new JsonObject { ["code"] = "QNI_MAU_01", ["unit"] = "H49.14" };
        rest["legalBasis"] = "Nghị định 118/2025/NĐ-CP, Điều 17.1b";
        return rest;
    }
}
