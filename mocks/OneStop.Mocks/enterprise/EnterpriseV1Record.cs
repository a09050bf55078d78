using System.Text.Json.Nodes;

namespace OneStop.Mocks;

/// <summary>Writes a business as v1 answers it: English names, HOAdress misspelt, Data as an object or as an array of one.</summary>
internal sealed class EnterpriseV1Record(NationData nation)
{
    public JsonObject Write(Business business) => new()
    {
        ["Data"] = business.AsArray ? new JsonArray(Data(business)) : Data(business),
        ["DataCount"] = business.AsArray ? "1" : 1,
        ["Status"] = "1",
        ["Message"] = business.AsArray ? null : "",
    };

    private JsonObject Data(Business business)
    {
        var place = nation.Places[business.Address.Commune!];
        var names = business.People.Select(id => nation[id].Name.Full).ToList();
        return new JsonObject
        {
            ["MainInformation"] = MainInformation(business, names),
            ["HOAdress"] = new JsonObject
            {
                ["CityID"] = place.Province,
                ["CityName"] = place.ProvinceName,
                ["DistrictID"] = place.District,
                ["DistrictName"] = place.DistrictName,
                ["WardID"] = business.Address.Commune,
                ["WardName"] = place.Name,
                ["StreetNumber"] = business.Address.Detail,
                ["AddressFullText"] = $"{business.Address.Detail}, {place.Name}, {place.ProvinceName}",
            },
            ["Representatives"] = new JsonArray([.. names.Select(name => new JsonObject { ["FULL_NAME"] = name })]),
            ["BusinessActivity"] = new JsonArray([.. business.Activities.Select(activity => new JsonObject
            {
                ["CODE"] = activity.Code,
                ["NAME"] = activity.Name,
                ["IS_MAIN"] = activity.Main ? "Y" : "N",
            })]),
            ["Member"] = new JsonArray([.. names.Take(1).Select(name => new JsonObject
            {
                ["MEMBER_NAME"] = name,
                ["AMOUNT"] = business.Capital,
                ["RATIO_PERCENT"] = null,
                ["COUNTRY"] = "Việt Nam",
            })]),
        };
    }

    private static JsonObject MainInformation(Business business, List<string> names) => new()
    {
        ["ENTERPRISE_ID"] = "NB" + business.Code.Replace("-", "", StringComparison.Ordinal),
        ["ENTERPRISE_GDT_CODE"] = business.Code,
        ["IMP_BUSINESS_CODE"] = null,
        ["ENTERPRISE_TYPE_ID"] = business.Form.Code,
        ["ENTERPRISE_TYPE_NAME"] = business.Form.Name,
        ["NAME"] = business.Name,
        ["SHORT_NAME"] = business.ShortName,
        ["NAME_F"] = business.ForeignName,
        ["FOUNDING_DATE"] = WireDate.DayFirst(business.Founded),
        ["LAST_AMEND_DATE"] = WireDate.DayFirst(business.Amended),
        ["NUMBER_CHANGES"] = business.Amendments.ToString(null as IFormatProvider),
        ["ENTERPRISE_STATUS"] = business.State,
        ["LEGAL_NAMES"] = string.Join(';', names),
        ["CAPITAL_AMOUNT"] = business.Capital,
    };
}
