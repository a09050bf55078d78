using System.Xml;

namespace OneStop.Host.Files;

/// <summary>Whether a file is XML that is data and nothing else (B51).</summary>
internal static class XmlCheck
{
    private const int Deepest = 200;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = false,
    };

    public static bool IsPlain(Stream file)
    {
        try
        {
            using var reader = XmlReader.Create(file, Settings);
            while (reader.Read())
            {
                if (reader.Depth > Deepest || IsForBrowsers(reader))
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    // Pages, drawings and style sheets are XML too, and run in a browser or fetch what runs.
    private static bool IsForBrowsers(XmlReader reader) => reader.NodeType switch
    {
        XmlNodeType.Element => reader.Depth == 0 && reader.LocalName.ToUpperInvariant() is "HTML" or "SVG" or "STYLESHEET" or "TRANSFORM",
        XmlNodeType.ProcessingInstruction => reader.Name.Equals("xml-stylesheet", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
