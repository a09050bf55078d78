using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Adapters.Plumbing;

/// <summary>From an adapter's answer to a look-up's result: is it about the right subject, is it whole, and what of it may be kept.</summary>
internal static class AnswerJudge
{
    public static Lookup Judge(Answer answer, LookupRequest request, OperationDescriptor operation, Provenance source) => answer switch
    {
        Answer.Record record => OfRecord(record, request, operation, source),
        Answer.Nothing nothing => new Lookup.NotFound(nothing.Recheck, nothing.Certain) { Source = source },
        Answer.Differs differs => new Lookup.Mismatch(differs.Recheck) { Source = source },
        Answer.Failed failed => OfFault(failed.Fault, source),
        _ => throw new InvalidOperationException("An answer of an unknown kind."),
    };

    public static IReadOnlyList<string> NamesIn(FactSet facts)
    {
        var names = KeysIn(facts).Select(key => key.Name).ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    private static Lookup OfRecord(Answer.Record record, LookupRequest request, OperationDescriptor operation, Provenance source)
    {
        if (IsAboutAnother(record, request.Subject))
        {
            return OfFault(new Fault(ErrorCode.AnswerAboutAnother), source);
        }

        if (operation.Required.FirstOrDefault(key => record.Facts[key] is null) is { Name: not null } missing)
        {
            return OfFault(new Fault(ErrorCode.AnswerIncomplete, Field: missing.Name), source);
        }

        var kept = record.Facts.Only(request.Fields);
        var held = KeysIn(kept);
        return new Lookup.Found(kept, [.. request.Fields.Where(key => operation.Fields.Contains(key) && !held.Contains(key))]) { Source = source };
    }

    // A record may stand under several numbers (an old and a new one); none at all cannot contradict, and required facts decide.
    private static bool IsAboutAnother(Answer.Record record, Subject subject)
    {
        var numbers = record.Numbers.Where(n => !string.IsNullOrEmpty(n)).ToList();
        return numbers.Count > 0 && !numbers.Contains(subject.RevealKey());
    }

    private static Lookup OfFault(Fault fault, Provenance source) => fault.Code switch
    {
        ErrorCode.RegistryTimeout or ErrorCode.RegistryUnreachable or ErrorCode.RegistryThrottled or ErrorCode.RegistryFailing
            or ErrorCode.RegistrySuspended or ErrorCode.RegistryResting or ErrorCode.TokenUnavailable or ErrorCode.QuotaSpent => new Lookup.Unavailable(fault) { Source = source },
        ErrorCode.AnswerMalformed or ErrorCode.AnswerIncomplete or ErrorCode.AnswerTooLarge or ErrorCode.AnswerAboutAnother => new Lookup.Broken(fault) { Source = source },
        _ => new Lookup.Refused(fault) { Source = source },
    };

    private static HashSet<FactKey> KeysIn(FactSet facts)
    {
        var keys = new HashSet<FactKey>(facts.Count);
        Collect(facts, keys);
        return keys;
    }

    private static void Collect(FactSet facts, HashSet<FactKey> keys)
    {
        foreach (var (key, value) in facts)
        {
            keys.Add(key);
            if (value is FactValue.Rows rows)
            {
                foreach (var row in rows.Items)
                {
                    Collect(row, keys);
                }
            }
        }
    }
}
