using Microsoft.Extensions.Hosting.WindowsServices;

namespace OneStop.Host;

/// <summary>The hub as a web application: the service runs it, and tests start the very same one in their process.</summary>
internal static class HubApplication
{
    /// <summary>Ready to be started; nothing has been checked or opened.</summary>
    /// <param name="args">Configuration as <c>--Section:Key value</c>, the strongest source.</param>
    /// <param name="configure">Last word on services, for tests and the demonstration.</param>
    /// <param name="use">Anything but the service makes no file.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, HubUse use = HubUse.Serve)
    {
        if (WindowsServiceHelpers.IsWindowsService())
        {
            // Windows starts services in its own system folder; relative folders must not end up there.
            Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        }

        // Settings and plans stand beside the program, wherever it was started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(HubApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddHub(args, use);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseHub();
        return app;
    }
}
