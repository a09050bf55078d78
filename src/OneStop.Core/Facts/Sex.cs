namespace OneStop.Core.Facts;

public enum Sex
{
    Male,
    Female,
}
