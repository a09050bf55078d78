using OneStop.Host.Access;

namespace OneStop.Host.Commands;

internal static class HashSecretCommand
{
    private const int Shortest = 16;

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args.Length > 0)
        {
            // Not repeated: it is most likely the secret, and already in the shell's history.
            await Console.Error.WriteLineAsync("hash-secret takes no argument: it reads the secret from standard input. One given as an argument is known to the shell's history; take another");
            return 2;
        }

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
