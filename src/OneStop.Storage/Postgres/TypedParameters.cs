using Npgsql;

namespace OneStop.Storage.Postgres;

internal static class TypedParameters
{
    /// <summary>Appends a positional parameter of the value's own type, without boxing.</summary>
    public static void AddTyped<T>(this NpgsqlParameterCollection parameters, T value) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
