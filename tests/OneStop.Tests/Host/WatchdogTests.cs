using OneStop.Host.Deployment;

namespace OneStop.Tests.Host;

public sealed class WatchdogTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://0.0.0.0:80", "http://127.0.0.1/")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://*:8080", "http://127.0.0.1:8080/")]
    [InlineData("https://+:8443", "https://127.0.0.1:8443/")]
    [InlineData("http://hub.example.vn:8080", "http://hub.example.vn:8080/")]
    public void Loopback_WhateverIsListenedOn_ReachesThisProcess(string listening, string address) =>
        Assert.Equal(address, Watchdog.Loopback(listening).ToString());
}
