using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>Clones answer every EVIOCG request as their originals do, byte for byte. One pipeline carries all devices at once.</summary>
public static class CloneChecks
{
    private const string Left = "left";

    private static Dictionary<string, string>? _differences;

    public static IReadOnlyList<Check> All { get; } =
    [
        .. Fixtures.Names.Select(name => new Check($"clone/{name}", () => Wait.Equal("", Found(name), $"answers of {name} and its clone that differ"))),
        new("clone/go-with-their-originals", () => Wait.Equal("", Found(Left), "clones that stayed after the end")),
        new("clone/list-of-fixtures-is-long-enough", () => Wait.True(Fixtures.Names.Count >= 25, $"there are {Fixtures.Names.Count} fixtures")),
    ];

    private static string Found(string name) => (_differences ??= CompareAll())[name];

    private static Dictionary<string, string> CompareAll()
    {
        Dictionary<string, string> differences = [];
        List<(string Name, UinputDevice Device)> sources = [.. Fixtures.Names.Select(name => (name, Fixtures.Plug(name)))];
        using Pipeline pipeline = Pipeline.Start(string.Join(" ", sources.Select(source => source.Device.EventNode)));
        foreach ((string name, UinputDevice device) in sources)
        {
            using EvdevDevice clone = pipeline.Clone(device);
            differences[name] = Compare(device, clone);
        }
        pipeline.Reader.Signal(15);
        pipeline.Creator.WaitForExit("the creator");
        differences[Left] = string.Join(", ", sources.Select(source => source.Device.Description.Name).Where(name => Nodes.Count(name) != 1));
        foreach ((_, UinputDevice device) in sources)
            device.Dispose();
        return differences;
    }

    /// <summary>All but what uinput cannot do: the unique id. The fuzz was cleared at both, because the source is a uinput device too.</summary>
    private static string Compare(UinputDevice source, EvdevDevice clone)
    {
        // The clone's node is there a moment before its state is.
        for (int i = 0; ; i++)
        {
            IReadOnlyList<string> expected = IoctlDump.Read(source.EventNode!);
            IReadOnlyList<string> actual = IoctlDump.Read(clone.Path);
            if (expected.SequenceEqual(actual))
                return "";
            if (i == 100)
                return string.Join("; ", expected.Zip(actual).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} / {pair.Second}"));
            Thread.Sleep(10);
        }
    }
}
