using CsCheck;
using OneStop.Core.Access;
using OneStop.Core.Facts;
using OneStop.Core.Registries;
using OneStop.Tests.Facts;

namespace OneStop.Tests.Access;

/// <summary>The audit trail knows people by a keyed hash only.</summary>
public sealed class SubjectHasherTests
{
    private static readonly SubjectHasher Hasher = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    // Computed apart from this code; a change would cut every audit row written so far off from its person.
    [Fact]
    public void Of_KnownKeyAndNumber_IsTheKnownHash() =>
        Assert.Equal("94dfea228ac0d116736a8c46e6c00a3f", Hasher.Of(Person("022090000001", "NGUYỄN VĂN MẪU", 1990)));

    [Fact]
    public void Of_SamePersonUnderAnotherSpelling_IsTheSameHash()
    {
        var hash = Hasher.Of(Person("022090000001", "NGUYỄN VĂN MẪU", 1990));
        Assert.Equal(hash, Hasher.Of(Person("022090000001", "Nguyễn Văn Thử", 1991)));
        Assert.True(TaxCode.TryParse("022090000001", out var code, out _));
        Assert.Equal(hash, Hasher.Of(new Subject.Enterprise(code)));
    }

    [Fact]
    public void Of_AnyTwoPeople_DifferAndShowNothingOfTheNumber() =>
        Gen.Select(PersonalIds.Issued, PersonalIds.Issued).Where((a, b) => a != b).Sample((a, b) =>
        {
            var hash = Hasher.Of(Person(a, "NGUYỄN VĂN MẪU", 1990));
            Assert.Matches(@"\A[0-9a-f]{32}\z", hash);
            Assert.DoesNotContain(a, hash);
            Assert.NotEqual(hash, Hasher.Of(Person(b, "NGUYỄN VĂN MẪU", 1990)));
        });

    [Fact]
    public void Of_AnotherKey_IsAnotherHash()
    {
        var person = Person("022090000001", "NGUYỄN VĂN MẪU", 1990);
        Assert.NotEqual(Hasher.Of(person), new SubjectHasher(new byte[32]).Of(person));
    }

    [Fact]
    public void Constructor_GuessableKey_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SubjectHasher([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SubjectHasher(new byte[15]));
    }

    [Fact]
    public void Of_KeyOverwrittenByItsOwner_StaysTheSame()
    {
        var key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        var hasher = new SubjectHasher(key);
        Array.Clear(key);
        Assert.Equal("94dfea228ac0d116736a8c46e6c00a3f", hasher.Of(Person("022090000001", "NGUYỄN VĂN MẪU", 1990)));
    }

    private static Subject.Person Person(string digits, string text, int year)
    {
        Assert.True(PersonalId.TryParse(digits, out var id, out _));
        Assert.True(FullName.TryParse(text, out var name, out _));
        return new Subject.Person(id, name, PartialDate.From(year)!);
    }
}
