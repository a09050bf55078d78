using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace OneStop.Tests.Contracts;

public sealed class ExampleTests
{
    public static TheoryData<string> Systems => [.. ContractFiles.Described];

    public static TheoryData<string, string, string> Judged =>
        [.. ContractFiles.Described.SelectMany(system => ContractFiles.Index(system)
            .Where(example => example.Schema is not null)
            .Select(example => (system, example.File, example.Schema!)))];

    [Theory]
    [MemberData(nameof(Systems))]
    public void Examples_OfEverySystem_AreAllListedInTheirIndex(string system)
    {
        var onDisk = Directory.EnumerateFiles(ContractFiles.ExamplePath(system, "")).Select(Path.GetFileName).Where(name => name != "index.json");
        Assert.Equal(onDisk.Order(), ContractFiles.Index(system).Select(example => example.File).Order());
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Examples_WithoutASchema_SayWhy(string system) =>
        Assert.All(ContractFiles.Index(system).Where(example => example.Schema is null), example => Assert.NotEmpty(example.Why!));

    [Theory]
    [MemberData(nameof(Judged))]
    public async Task Example_WithASchema_SatisfiesIt(string system, string file, string schema)
    {
        if (schema == "fault")
        {
            using var stream = File.OpenRead(ContractFiles.ExamplePath(system, file));
            var fault = PopulationSchema.BodyOf(stream);
            Assert.Equal(PopulationSchema.Soap + "Fault", fault.Name);
            Assert.StartsWith("soap:", fault.Element("faultcode")!.Value, StringComparison.Ordinal);
            return;
        }

        if (schema is "request" or "answer")
        {
            using var stream = File.OpenRead(ContractFiles.ExamplePath(system, file));
            Assert.Empty(PopulationSchema.Breaches(schema, PopulationSchema.BodyOf(stream)));
            return;
        }

        var text = ContractFiles.ExampleText(system, file);
        var body = file.EndsWith(".txt", StringComparison.Ordinal)
            ? JsonSerializer.Serialize(QueryHelpers.ParseQuery(text).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()))
            : text;
        Assert.Empty(await OpenApiContract.Of(system).BreachesAsync(schema, body));
    }

    [Theory]
    [InlineData("enterprise", "EnterpriseReply", """{"GetEntCert":[{"MaSoDoanhNghiep":"5709990003","TenTiengViet":"MẪU","LạLùng":"1"}]}""")]
    [InlineData("enterprise", "EnterpriseReply", """{"GetEntCert":[{"MaSoDoanhNghiep":5709990003,"TenTiengViet":"MẪU"}]}""")]
    [InlineData("enterprise", "TokenRequest", """{"grant_type":"password"}""")]
    [InlineData("enterprise", "V1Reply", """{"Data":[{"HOAdress":null}],"Status":"1"}""")]
    [InlineData("civil-status", "EventReply", """{"status":"1","value":[{"loai":"KH","vaiTro":"chong","duLieu":{"chongHoTen":"MẪU"}}]}""")]
    [InlineData("population", "FacadeReply", """{"error_code":4,"message":"x"}""")]
    public async Task Body_OutsideTheContract_IsSeen(string system, string schema, string body) =>
        Assert.NotEmpty(await OpenApiContract.Of(system).BreachesAsync(schema, body));

    [Fact]
    public void Answer_WithElementsInAnotherOrder_IsSeen()
    {
        using var stream = File.OpenRead(ContractFiles.ExamplePath("population", "citizen-ok.response.xml"));
        var answer = PopulationSchema.BodyOf(stream);
        var person = answer.Elements().Single();
        var number = person.Elements().First();
        number.Remove();
        person.Add(number);

        Assert.NotEmpty(PopulationSchema.Breaches("answer", answer));
    }
}
