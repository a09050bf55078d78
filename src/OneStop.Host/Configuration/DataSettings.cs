namespace OneStop.Host.Configuration;

/// <summary><c>Data</c>: where this node keeps its keys, logs and, by default, its store.</summary>
internal sealed class DataSettings
{
    public const string Section = "Data";

    /// <summary>A relative folder counts from where the hub was started.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>Of an empty name too, which is reported with all other mistakes.</summary>
    public string FullPath => Path.GetFullPath(string.IsNullOrWhiteSpace(Folder) ? "data" : Folder);

    public static DataSettings Of(IConfiguration configuration) => Settings.Lenient<DataSettings>(configuration, Section);
}
