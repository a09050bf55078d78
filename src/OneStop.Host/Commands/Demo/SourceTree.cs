namespace OneStop.Host.Commands.Demo;

/// <summary>Where the project's sources are: the demo builds the simulated nation from them.</summary>
internal static class SourceTree
{
#if DEBUG
    public const string BuildConfiguration = "Debug";
#else
    public const string BuildConfiguration = "Release";
#endif

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OneStopIntegration.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DemoException("The demo runs from the source tree: dotnet run --project src/OneStop.Host -- demo");
    }
}
