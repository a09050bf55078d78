using OneStop.Core.Errors;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>Every mistake of one body.</summary>
internal sealed class Findings
{
    private List<FieldError>? errors;

    public IReadOnlyList<FieldError> All => errors ?? [];

    public bool Any => errors is not null;

    public void Add(string pointer, ErrorCode code) => (errors ??= []).Add(FieldError.At(pointer, code));
}
