using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Engine;

/// <summary>One node's workers that only say that they run, and end when the test wants it.</summary>
internal sealed class ScriptedWorkers(Stage stage, string node, IReadOnlyList<string> destinations, int partitions) : IPartitionWorkers
{
    public IReadOnlyList<string> Destinations => destinations;

    public int Partitions => partitions;

    public IPartitionWorker Create(string destination, int partition) => new Worker(stage, node, $"{destination}/{partition}");

    private sealed class Worker(Stage stage, string node, string key) : IPartitionWorker
    {
        public async Task RunAsync(CancellationToken stop)
        {
            var end = stage.Enter(node, key);
            try
            {
                await end.WaitAsync(stop);
            }
            finally
            {
                stage.Leave(node, key);
            }
        }

        public void Wake(long head) => stage.Woken(node, key, head);
    }
}
