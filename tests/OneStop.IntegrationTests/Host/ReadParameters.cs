using System.Collections;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace OneStop.IntegrationTests.Host;

/// <summary>Notes which parameters of the query and which headers were asked for by name while a route was served.</summary>
internal sealed class ReadParameters : IStartupFilter
{
    /// <summary>By method and pattern, such as <c>GET /v1/tasks</c>; names as <c>query:limit</c>, <c>header:If-Match</c>.</summary>
    public ConcurrentDictionary<string, HashSet<string>> ByRoute { get; } = new(StringComparer.Ordinal);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
            request.Headers = new Headers(request.Headers, names);
            context.Features.Set<IQueryFeature>(new QueryFeature(new Query(context.Request.Query, names)));

            // Before the answer leaves: whoever has it may ask at once what was read for it.
            context.Response.OnStarting(() =>
            {
                if (context.GetEndpoint() is RouteEndpoint route)
                {
                    ByRoute.GetOrAdd($"{context.Request.Method} {route.RoutePattern.RawText}", []).UnionWith(names);
                }

                return Task.CompletedTask;
            });
            await rest(context);
        });
        next(app);
    };

    private sealed class Query(IQueryCollection query, HashSet<string> names) : IQueryCollection
    {
        public int Count => query.Count;

        public ICollection<string> Keys => query.Keys;

        public StringValues this[string key] => query[Note(key)];

        public bool ContainsKey(string key) => query.ContainsKey(Note(key));

        public bool TryGetValue(string key, out StringValues value) => query.TryGetValue(Note(key), out value);

        public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => query.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private string Note(string key)
        {
            names.Add($"query:{key}");
            return key;
        }
    }

    private sealed class Headers(IHeaderDictionary headers, HashSet<string> names) : IHeaderDictionary
    {
        public long? ContentLength
        {
            get => headers.ContentLength;
            set => headers.ContentLength = value;
        }

        public int Count => headers.Count;

        public bool IsReadOnly => headers.IsReadOnly;

        public ICollection<string> Keys => headers.Keys;

        public ICollection<StringValues> Values => headers.Values;

        public StringValues this[string key]
        {
            get => headers[Note(key)];
            set => headers[key] = value;
        }

        public bool ContainsKey(string key) => headers.ContainsKey(Note(key));

        public bool TryGetValue(string key, out StringValues value) => headers.TryGetValue(Note(key), out value);

        public void Add(string key, StringValues value) => headers.Append(key, value);

        public void Add(KeyValuePair<string, StringValues> item) => headers.Add(item);

        public bool Remove(string key) => headers.Remove(key);

        public bool Remove(KeyValuePair<string, StringValues> item) => headers.Remove(item);

        public void Clear() => headers.Clear();

        public bool Contains(KeyValuePair<string, StringValues> item) => headers.Contains(item);

        public void CopyTo(KeyValuePair<string, StringValues>[] array, int arrayIndex) => headers.CopyTo(array, arrayIndex);

        public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => headers.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private string Note(string key)
        {
            names.Add($"header:{key}");
            return key;
        }
    }
}
