using System.Text.Json.Serialization;

namespace OneStop.Host.Wire;

/// <summary>A value and its kind. Dates keep the precision of their source; codes keep the name of their list.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextValue), "text")]
[JsonDerivedType(typeof(DateValue), "date")]
[JsonDerivedType(typeof(PersonalIdValue), "personalId")]
[JsonDerivedType(typeof(TaxCodeValue), "taxCode")]
[JsonDerivedType(typeof(NumberValue), "number")]
[JsonDerivedType(typeof(FlagValue), "flag")]
[JsonDerivedType(typeof(AddressValue), "address")]
[JsonDerivedType(typeof(CodeValue), "code")]
[JsonDerivedType(typeof(RowsValue), "rows")]
internal abstract record TypedValue;

internal sealed record TextValue(string Value) : TypedValue;

/// <summary>A date as its source knows it.</summary>
/// <param name="Value"><c>1988</c>, <c>2004-02</c> or <c>1990-01-15</c>; never padded.</param>
internal sealed record DateValue(string Value) : TypedValue;

internal sealed record PersonalIdValue(string Value) : TypedValue;

internal sealed record TaxCodeValue(string Value) : TypedValue;

internal sealed record NumberValue(decimal Value) : TypedValue;

internal sealed record FlagValue(bool Value) : TypedValue;

/// <summary>Codes keep the vintage of their source; the district only stands in rows older than 01/07/2025.</summary>
internal sealed record AddressValue(string? Province, string? District, string? Commune, string? Detail, string? Country, string? Text) : TypedValue;

/// <summary>A code of a code list.</summary>
/// <param name="List">Whose code list, since registries number the same things differently.</param>
internal sealed record CodeValue(string List, string Value, string? Label) : TypedValue;

internal sealed record RowsValue(IReadOnlyList<IReadOnlyDictionary<string, TypedValue>> Rows) : TypedValue;
