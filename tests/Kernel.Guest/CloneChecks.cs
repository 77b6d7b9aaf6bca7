using Rdfwd.Input.Devices;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>Clones answer every EVIOCG request as their originals do, byte for byte.</summary>
public static class CloneChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        .. Fixtures.Names.Select(name => new Check($"clone/{name}", () => IsExact(name))),
        new("clone/all-at-once", AllAtOnce),
    ];

    private static void IsExact(string name)
    {
        using UinputDevice source = Fixtures.Plug(name);
        using Pipeline pipeline = Pipeline.Start(source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        Compare(source, clone);
    }

    private static void AllAtOnce()
    {
        List<UinputDevice> sources = [.. Fixtures.Names.Select(Fixtures.Plug)];
        using Pipeline pipeline = Pipeline.Start(string.Join(" ", sources.Select(source => source.EventNode)));
        foreach (UinputDevice source in sources)
        {
            using EvdevDevice clone = pipeline.Clone(source);
            Compare(source, clone);
        }
        pipeline.Reader.Signal(15);
        pipeline.Creator.WaitForExit("the creator");
        foreach (UinputDevice source in sources)
        {
            Wait.Equal(1, Nodes.Count(source.Description.Name), $"devices named {source.Description.Name} after the end");
            source.Dispose();
        }
    }

    /// <summary>All but what uinput cannot do: the unique id. The fuzz was cleared at both, because the source is a uinput device too.</summary>
    private static void Compare(UinputDevice source, EvdevDevice clone)
    {
        IReadOnlyList<string> expected = [];
        IReadOnlyList<string> actual = [];
        bool Alike()
        {
            expected = IoctlDump.Read(source.EventNode!);
            actual = IoctlDump.Read(clone.Path);
            return expected.SequenceEqual(actual);
        }

        // The clone's node is there a moment before its state is.
        for (int i = 0; i < 100 && !Alike(); i++)
            Thread.Sleep(10);
        Wait.Equal("", Difference(expected, actual), $"answers of {source.Description.Name} and its clone that differ");
    }

    private static string Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual) =>
        string.Join("; ", expected.Zip(actual).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} / {pair.Second}"));
}
