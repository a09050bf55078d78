namespace OneStop.Mocks;

/// <summary>
/// One thing that a request made of the portal's book, in the order it happened. <c>Kind</c>: <c>create</c>, <c>update</c>, <c>same</c>
/// (a record like the one that stood), <c>step</c>, <c>step-repeat</c> (a step that stood), <c>key-repeat</c> (an idempotency key again, nothing
/// done), <c>question</c>, <c>answer</c>, <c>rating</c>, <c>filed</c> and <c>changed</c> (at the portal itself), <c>restore</c>.
/// </summary>
/// <param name="Sequence">From 1, without gaps; a restored book goes on counting.</param>
/// <param name="Request">Shared by all effects of one request.</param>
/// <param name="Code">MaHoSo, or the key of a question or rating.</param>
/// <param name="Status">TrangThaiHoSo of a record, TrangThai of a step.</param>
/// <param name="Moment">ThoiDiemXuLy of a step, as on the wire.</param>
/// <param name="Text">NoiDungXuLy of a step, GhiChu of a record.</param>
/// <param name="Digest">First 16 hexadecimal digits of SHA-256 over the item's bytes.</param>
/// <param name="Key">The Idempotency-Key header of the request.</param>
public sealed record PortalEffect(
    long Sequence, long Request, DateTimeOffset Time, string Kind, string Code, string Status, string? Moment, string? Text, string Digest, string? Key);
