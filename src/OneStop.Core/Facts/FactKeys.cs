namespace OneStop.Core.Facts;

/// <summary>Every fact that a registry of this hub can answer with.</summary>
public static class FactKeys
{
    public static readonly FactKey PersonalId = new("person.personalId");
    public static readonly FactKey FormerId = new("person.formerId");
    public static readonly FactKey FullName = new("person.fullName");
    public static readonly FactKey Sex = new("person.sex");
    public static readonly FactKey BirthDate = new("person.birthDate");
    public static readonly FactKey Ethnicity = new("person.ethnicity");
    public static readonly FactKey Religion = new("person.religion");
    public static readonly FactKey Nationality = new("person.nationality");
    public static readonly FactKey MaritalStatus = new("person.maritalStatus");
    public static readonly FactKey PlaceOfBirth = new("person.placeOfBirthRegistration");
    public static readonly FactKey PlaceOfOrigin = new("person.placeOfOrigin");
    public static readonly FactKey PermanentResidence = new("person.permanentResidence");
    public static readonly FactKey CurrentResidence = new("person.currentResidence");
    public static readonly FactKey FatherName = new("father.fullName");
    public static readonly FactKey FatherId = new("father.personalId");
    public static readonly FactKey MotherName = new("mother.fullName");
    public static readonly FactKey MotherId = new("mother.personalId");
    public static readonly FactKey SpouseName = new("spouse.fullName");
    public static readonly FactKey SpouseId = new("spouse.personalId");
    public static readonly FactKey HouseholderName = new("householder.fullName");
    public static readonly FactKey HouseholderId = new("householder.personalId");
    public static readonly FactKey HouseholderRelation = new("householder.relation");
    public static readonly FactKey RecordExists = new("person.recordExists");

    public static readonly FactKey EnterpriseCode = new("enterprise.taxCode");
    public static readonly FactKey EnterpriseName = new("enterprise.name");
    public static readonly FactKey EnterpriseForeignName = new("enterprise.foreignName");
    public static readonly FactKey EnterpriseShortName = new("enterprise.shortName");
    public static readonly FactKey EnterpriseType = new("enterprise.type");
    public static readonly FactKey EnterpriseFounded = new("enterprise.foundingDate");
    public static readonly FactKey EnterpriseStatus = new("enterprise.status");
    public static readonly FactKey EnterpriseSuspendedFrom = new("enterprise.suspendedFrom");
    public static readonly FactKey EnterpriseSuspendedTo = new("enterprise.suspendedTo");
    public static readonly FactKey EnterpriseAddress = new("enterprise.address");
    public static readonly FactKey EnterpriseCapital = new("enterprise.capital");
    public static readonly FactKey EnterpriseRepresentatives = new("enterprise.representatives");
    public static readonly FactKey EnterpriseActivities = new("enterprise.activities");
    public static readonly FactKey HouseholdBusinesses = new("household.businesses");
    public static readonly FactKey BusinessRegistrationNumber = new("business.registrationNumber");
    public static readonly FactKey ActivityCode = new("activity.code");
    public static readonly FactKey ActivityName = new("activity.name");
    public static readonly FactKey ActivityMain = new("activity.isMain");

    public static readonly FactKey EventNumber = new("event.number");
    public static readonly FactKey EventBook = new("event.book");
    public static readonly FactKey EventPage = new("event.page");
    public static readonly FactKey EventRegisteredOn = new("event.registeredOn");
    public static readonly FactKey EventAgency = new("event.agency");
    public static readonly FactKey BirthPlace = new("birth.place");
    public static readonly FactKey Marriages = new("marriages");
    public static readonly FactKey HusbandName = new("husband.fullName");
    public static readonly FactKey HusbandId = new("husband.personalId");
    public static readonly FactKey HusbandBirthDate = new("husband.birthDate");
    public static readonly FactKey WifeName = new("wife.fullName");
    public static readonly FactKey WifeId = new("wife.personalId");
    public static readonly FactKey WifeBirthDate = new("wife.birthDate");
    public static readonly FactKey DeathDate = new("death.date");
    public static readonly FactKey DeathPlace = new("death.place");
    public static readonly FactKey DeathCause = new("death.cause");
}
