using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Tests.Prefill;

public sealed class FieldDecisionTests
{
    private const string MarriagesField = """
        , { "name": "marriages", "label": { "vi": "Kết hôn", "en": "Marriages" }, "from": ["a:marriages"], "lock": "locked",
            "mayBeAbsent": true, "columns": { "number": "event.number" } }
        """;

    [Theory]
    [InlineData("Lê Thị Mẫu Huyền", "Lê Thị Mẫu Huyên", TextDifference.Diacritics)]
    [InlineData("Lê Thị Mẫu Huyền", "Lê ThịMẫu Huyền", TextDifference.Spacing)]
    [InlineData("Lê Thị Mẫu Huyền", "Trần Thị Thử", TextDifference.Words)]
    public async Task Decide_NamesDiffer_FirstWinsButStaysEditableAndTheDifferenceIsNamed(string first, string second, TextDifference difference)
    {
        var result = await Both(PrefillBench.TwoSources(), first, second).FillAsync();

        var conflict = Assert.Single(result.Conflicts);
        Assert.Equal((0, difference), (conflict.Chosen, conflict.Candidates[1].Differs));
        Assert.Equal(["a", "b"], conflict.Candidates.Select(c => c.Source.Registry));
        Assert.Equal(FieldLock.Editable, result.Fields.Single(f => f.Field.Name == "name").Lock);
    }

    [Fact]
    public async Task Decide_NobodyWins_FieldStaysEmptyAsDisputed()
    {
        var result = await Both(PrefillBench.TwoSources(wins: "nobody"), "Mẫu", "Thử").FillAsync();

        Assert.DoesNotContain(result.Fields, f => f.Field.Name == "name");
        Assert.Equal(MissingReason.Disputed, Assert.Single(result.Missing).Reason);
        Assert.Null(Assert.Single(result.Conflicts).Chosen);
    }

    [Fact]
    public async Task Decide_SameNameInDecomposedUnicode_IsNoConflict()
    {
        // B10
        var result = await Both(PrefillBench.TwoSources(), "Phạm Văn Thử Hoà", "PHẠM VĂN THỬ HÒA".Normalize(System.Text.NormalizationForm.FormD)).FillAsync();

        Assert.Empty(result.Conflicts);
    }

    [Fact]
    public async Task Decide_SecondSourceHasIt_FillsFromThere()
    {
        var none = new Lookup.NotFound([FactKeys.PersonalId]) { Source = FakeRegistry.From("a") };
        var bench = new PrefillBench(
            PrefillBench.TwoSources(),
            FakeRegistry.Answering("a", none),
            FakeRegistry.Answering("b", FakeRegistry.Found("b", PrefillBench.Named("Mẫu", "1990"))));

        var result = await bench.FillAsync();

        Assert.Equal("b", result.Fields.Single(f => f.Field.Name == "name").Source.Registry);
    }

    public static TheoryData<Lookup, MissingReason, Blame> Reasons => new()
    {
        { new Lookup.NotFound([FactKeys.PersonalId]) { Source = FakeRegistry.From("b") }, MissingReason.NotFound, Blame.Data },
        { new Lookup.Mismatch([FactKeys.FullName]) { Source = FakeRegistry.From("b") }, MissingReason.Mismatch, Blame.Data },
        { new Lookup.Refused(new Fault(ErrorCode.OfficerNotGranted)) { Source = FakeRegistry.From("b") }, MissingReason.Refused, Blame.Theirs },
        { new Lookup.Unavailable(new Fault(ErrorCode.QuotaSpent)) { Source = FakeRegistry.From("b") }, MissingReason.Unavailable, Blame.Ours },
        { new Lookup.Broken(new Fault(ErrorCode.AnswerMalformed)) { Source = FakeRegistry.From("b") }, MissingReason.Unavailable, Blame.Theirs },
        { FakeRegistry.Found("b", PrefillBench.Named("Mẫu")), MissingReason.NotHeld, Blame.Theirs },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Decide_NoValue_NamesReasonBlameAndNextStep(Lookup answer, MissingReason reason, Blame blame)
    {
        var bench = new PrefillBench(
            PrefillBench.TwoSources(),
            FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named("Mẫu"))),
            FakeRegistry.Answering("b", answer));

        var missing = Assert.Single((await bench.FillAsync()).Missing);

        Assert.Equal((reason, blame), (missing.Reason, missing.Blame));
        Assert.NotEmpty(missing.Next.Vi);
        Assert.NotEmpty(missing.Next.En);
    }

    [Fact]
    public async Task Decide_ListMayBeAbsentAndRegistryHasNone_IsAnEmptyListWithItsSource()
    {
        var none = new Lookup.NotFound([]) { Source = FakeRegistry.From("a") };
        var field = (await Marriages(none).FillAsync()).Fields.Single(f => f.Field.Name == "marriages");

        Assert.Empty(Assert.IsType<FactValue.Rows>(field.Value).Items);
        Assert.Equal("a", field.Source.Registry);
    }

    [Fact]
    public async Task Decide_ListMayBeAbsentButRegistryIsDown_IsMissingNotEmpty()
    {
        var down = new Lookup.Unavailable(new Fault(ErrorCode.RegistryTimeout)) { Source = FakeRegistry.From("a") };

        Assert.Contains((await Marriages(down).FillAsync()).Missing, m => m is { Field.Name: "marriages", Reason: MissingReason.Unavailable });
    }

    [Fact]
    public async Task Decide_ListMayBeAbsentButAbsenceIsUncertain_IsMissing()
    {
        var perhaps = new Lookup.NotFound([], Certain: false) { Source = FakeRegistry.From("a") };

        Assert.Contains((await Marriages(perhaps).FillAsync()).Missing, m => m is { Field.Name: "marriages", Reason: MissingReason.NotFound });
    }

    // Only a person has three keys; an enterprise's officer must not be sent to check a birth date.
    [Fact]
    public void NextStep_UncertainAbsence_SpeaksOfTheKeysThatMayBeWrong()
    {
        var person = NextSteps.NotFound(certain: false, [FactKeys.PersonalId, FactKeys.FullName, FactKeys.BirthDate]);
        var enterprise = NextSteps.NotFound(certain: false, [FactKeys.EnterpriseCode]);
        Assert.Contains("birth date", person.En, StringComparison.Ordinal);
        Assert.DoesNotContain("birth date", enterprise.En, StringComparison.Ordinal);
        Assert.NotEqual(NextSteps.NotFound(certain: true, [FactKeys.EnterpriseCode]), enterprise);
    }

    private static PrefillBench Both(string plan, string first, string second) => new(
        plan,
        FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named(first))),
        FakeRegistry.Answering("b", FakeRegistry.Found("b", PrefillBench.Named(second, "1990"))));

    private static PrefillBench Marriages(Lookup fromA) => new(
        PrefillBench.TwoSources(extra: MarriagesField),
        FakeRegistry.Answering("a", fromA),
        FakeRegistry.Answering("b", FakeRegistry.Found("b", PrefillBench.Named("Mẫu", "1990"))));
}
