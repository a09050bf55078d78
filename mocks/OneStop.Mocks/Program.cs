using OneStop.Mocks;
await using var nation = await MockNation.StartAsync(new MockNationOptions());
foreach (var s in nation.Systems) Console.WriteLine(nation.BaseAddress(s));
Console.ReadLine();
