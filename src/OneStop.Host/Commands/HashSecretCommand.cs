using OneStop.Host.Access;

namespace OneStop.Host.Commands;

internal static class HashSecretCommand
{
    private const int Shortest = 16;

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        var secret = await Console.In.ReadLineAsync(cancellationToken);
        if (secret is null || secret.Length < Shortest)
        {
            await Console.Error.WriteLineAsync($"A secret has at least {Shortest} characters; make one with: openssl rand -base64 32");
            return 2;
        }

        await Console.Out.WriteLineAsync(SecretHash.Of(secret).ToString());
        return 0;
    }
}
