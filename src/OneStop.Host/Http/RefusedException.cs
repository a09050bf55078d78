using OneStop.Core.Errors;

namespace OneStop.Host.Http;

/// <summary>Ends a request with a row of the error table, from where no answer can be returned.</summary>
internal sealed class RefusedException(Fault fault) : Exception(fault.Code.ToString())
{
    public Fault Fault => fault;
}
