namespace OneStop.IntegrationTests.Host;

/// <summary>Files of contracts/hub: what was promised outwards. <c>UPDATE_CONTRACTS=1</c> rewrites them, to be reviewed like a contract.</summary>
internal static class ContractFile
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Root(), "contracts", "hub", name);
        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"contracts/hub/{name} is missing; run the tests once with UPDATE_CONTRACTS=1 and review it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OneStopIntegration.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the source tree.");
    }
}
