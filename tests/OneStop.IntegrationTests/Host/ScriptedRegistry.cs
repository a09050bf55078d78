using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Access;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Host;

/// <summary>An invented registry. It refuses what the access policy refuses, as every registry does, and then answers as it was told.</summary>
internal sealed class ScriptedRegistry : IRegistry
{
    public const string Key = "thu";
    public static readonly DateTimeOffset At = new(2026, 11, 22, 3, 4, 5, TimeSpan.Zero);

    public IServiceProvider Services { get; set; } = null!;

    public Func<LookupRequest, CancellationToken, Task<Lookup>> Answer { get; set; } = Finds;

    public LookupRequest? Asked { get; private set; }

    public static Provenance Source => new(Key, "person", At, "yc-1");

    public RegistryDescriptor Descriptor { get; } = new(Key, "Cơ sở dữ liệu thử", "Test registry", "Bộ Thử nghiệm",
    [
        new("person", "Tra cứu người", "Person", Confirmed: true, RetrySafe: true, [SubjectKind.Person], [FactKeys.FullName, FactKeys.BirthDate, FactKeys.Religion], [], []),
        new("shop", "Tra cứu doanh nghiệp", "Enterprise", Confirmed: false, RetrySafe: true, [SubjectKind.Enterprise], [FactKeys.EnterpriseName], [], []),
        new("spare", "Dự phòng", "Spare", Confirmed: false, RetrySafe: true, [SubjectKind.Person], [FactKeys.FullName], [], []),
    ]);

    public void Reset() => (Answer, Asked) = (Finds, null);

    public Task<Lookup> LookupAsync(LookupRequest request, CancellationToken cancellationToken)
    {
        Asked = request;
        return Services.GetRequiredService<AccessPolicy>().Check(request.Purpose, Key, request.Operation) is { } fault
            ? Task.FromResult<Lookup>(new Lookup.Refused(fault) { Source = Source with { Operation = request.Operation } })
            : Answer(request, cancellationToken);
    }

    private static Task<Lookup> Finds(LookupRequest request, CancellationToken cancellationToken) => Task.FromResult<Lookup>(
        new Lookup.Found(new FactSet { { FactKeys.FullName, "Nguyễn Văn Mẫu" } }, [FactKeys.BirthDate]) { Source = Source });

    public static void WritePlans(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "1.001193.json"), """
            {
              "procedure": "1.001193", "version": "2026-11-22", "title": { "vi": "Đăng ký khai sinh", "en": "Birth registration" }, "basis": "Thử",
              "roles": { "applicant": { "kind": "person", "required": true }, "mother": { "kind": "person", "required": false }, "shop": { "kind": "enterprise", "required": false } },
              "sources": {
                "applicant": { "registry": "thu", "operation": "person", "about": "applicant" },
                "shop": { "registry": "thu", "operation": "shop", "about": "shop" }
              },
              "fields": [
                { "name": "applicant.fullName", "label": { "vi": "Họ và tên", "en": "Full name" }, "from": ["applicant:person.fullName"], "lock": "locked" },
                { "name": "applicant.birthDate", "label": { "vi": "Ngày sinh", "en": "Birth date" }, "from": ["applicant:person.birthDate"], "lock": "locked" },
                { "name": "shop.name", "label": { "vi": "Tên doanh nghiệp", "en": "Enterprise" }, "from": ["shop:enterprise.name"], "lock": "editable" }
              ]
            }
            """);
    }
}
