using System.Text;
using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync;

/// <summary>What keeps its order: a dossier, a question, a unit's monthly rating. Streams never wait for one another.</summary>
public sealed record StreamKey(string Text)
{
    public static StreamKey Of(DossierCode code) => new(code.Text);

    public override string ToString() => Text;

    /// <summary>FNV-1a over the UTF-8 text: the same on every node, in every version, for as long as the journal lives.</summary>
    public int Partition(int partitions)
    {
        const uint prime = 16777619;
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(Text))
        {
            hash = (hash ^ value) * prime;
        }

        return (int)(hash % (uint)partitions);
    }
}
