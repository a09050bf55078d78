using System.Text.Json;
using System.Text.RegularExpressions;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Host.Endpoints.Reading;

internal sealed record Message<T>(Envelope Envelope, T Content);

/// <summary>Answers to questions, and ratings. Null when anything was found wrong.</summary>
internal static partial class VoiceReading
{
    private const int MostAnswers = 10_000_000;

    public static Message<QuestionAnswer>? ReadAnswer(JsonElement root, string question, Incoming incoming, Findings findings)
    {
        if (BodyObject.Open(root, "", findings, "messageId", "at", "sequence", "unit", "answeredBy", "title", "answeredOn", "content") is not { } body)
        {
            return null;
        }

        if (!Id().IsMatch(question))
        {
            findings.Add("", ErrorCode.TextInvalid);
        }

        var envelope = EnvelopeReading.Read(body, root, incoming, $"answer:{question}", findings);
        var answer = new QuestionAnswer(
            question,
            body.Parse<AgencyCode>("unit", AgencyCode.TryParse)!,
            body.Text("answeredBy", 200, required: true)!,
            body.Text("title", 1000),
            body.Day("answeredOn") ?? default,
            body.Text("content", 20_000, required: true)!);
        return findings.Any ? null : new(envelope, answer);
    }

    public static Message<UnitRating>? ReadRating(JsonElement root, Incoming incoming, Findings findings)
    {
        if (BodyObject.Open(
                root, "", findings, "messageId", "at", "sequence", "unit", "year", "month", "answers", "officers", "service", "procedure", "remarks") is not { } body)
        {
            return null;
        }

        var envelope = EnvelopeReading.Read(body, root, incoming, "rating", findings);
        var unit = StateReading.Unit(body);
        var rating = new UnitRating(
            unit?.Code!,
            unit?.Name!,
            Number(body, "year", 2000, 2100),
            Number(body, "month", 1, 12),
            Number(body, "answers", 0, MostAnswers),
            Shares(body, "officers", findings)!,
            Shares(body, "service", findings)!,
            body.Member("procedure") is null ? null : body.Parse<ProcedureCode>("procedure", ProcedureCode.TryParse),
            body.Texts("remarks", 1000, longest: 4000));
        return findings.Any ? null : new(envelope, rating);
    }

    private static int Number(BodyObject body, string name, int from, int to) =>
        (int)(body.Whole(name, from, to, ErrorCode.NumberInvalid, required: true) ?? from);

    private static RatingShares? Shares(BodyObject body, string name, Findings findings)
    {
        if (body.Object(name, ErrorCode.NumberInvalid, "verySatisfied", "satisfied", "dissatisfied") is not { } shares)
        {
            return null;
        }

        var read = new RatingShares(Number(shares, "verySatisfied", 0, 100), Number(shares, "satisfied", 0, 100), Number(shares, "dissatisfied", 0, 100));

        // Three rounded shares may miss the hundred by one.
        if (read.VerySatisfied + read.Satisfied + read.Dissatisfied > 101)
        {
            findings.Add(body.At(name), ErrorCode.NumberInvalid);
        }

        return read;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,50}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
