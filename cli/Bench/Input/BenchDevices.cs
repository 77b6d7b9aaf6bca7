using System.Diagnostics;
using Rdfwd.Input;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Evdev;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>The devices that the benchmark makes and finds again.</summary>
internal static class BenchDevices
{
    public const string SourceName = "rdfwd bench source";
    public const string CloneName = "rdfwd bench clone";
    public const int Slots = 5;

    /// <summary>MSC_TIMESTAMP, which here carries the number of a frame.</summary>
    public const ushort FrameNumber = 5;

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>A mouse that numbers its frames.</summary>
    public static DeviceDescription Mouse(string name)
    {
        DeviceDescription device = New(name, 3);
        foreach (ushort rel in (ushort[])[0, 1, 8])
            device.Add(EventType.Rel, rel);
        device.Add(EventType.Key, Code.BtnLeft);
        device.Add(EventType.Msc, FrameNumber);
        return device;
    }

    public static DeviceDescription Keyboard(string name)
    {
        DeviceDescription device = New(name, 4);
        for (ushort key = 1; key < 100; key++)
            device.Add(EventType.Key, key);
        device.Add(EventType.Msc, Code.MscScan);
        return device;
    }

    public static DeviceDescription Touchscreen(string name)
    {
        DeviceDescription device = New(name, 5);
        device.Properties[Code.PropDirect] = true;
        device.Add(EventType.Key, Code.BtnTouch);
        device.AddAxis(Code.AbsMtSlot, new(0, 0, Slots - 1, 0, 0, 0));
        device.AddAxis(Code.AbsMtPositionX, new(0, 0, 1000, 0, 0, 10));
        device.AddAxis(Code.AbsMtPositionY, new(0, 0, 1000, 0, 0, 10));
        device.AddAxis(Code.AbsMtTrackingId, new(0, 0, 65535, 0, 0, 0));
        return device;
    }

    /// <summary>Waits for the clone of a source. Throws <see cref="InputException"/> when the program that makes it ended.</summary>
    public static EvdevDevice AwaitClone(string name, string except, params BenchShell[] ends)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && !Array.Exists(ends, end => end.HasExited))
        {
            foreach (string node in Nodes(name))
            {
                if (node != except)
                    return NodeOpener.OpenWhenReady(node);
            }
            Thread.Sleep(20);
        }
        string words = string.Join(" ", ends.Select(end => end.LastWords)).Trim();
        throw new InputException(InputFailure.NotFound, $"The clone of \"{name}\" did not come{(words.Length > 0 ? $"; its makers said: {words}" : ".")}");
    }

    /// <summary>Waits until what an earlier run made is gone. Throws <see cref="InputException"/> when it stays.</summary>
    public static void AwaitNone(params string[] names)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (Array.Find(names, name => Nodes(name).Count > 0) is { } left)
        {
            if (watch.Elapsed > Patience)
                throw new InputException(InputFailure.Busy, $"There is a device \"{left}\" already, which this benchmark makes itself. Does another one run?");
            Thread.Sleep(20);
        }
    }

    public static bool HasClone(string name, string except) => Nodes(name).Exists(node => node != except);

    // sysfs, because opening every node would disturb what is measured.
    private static List<string> Nodes(string name)
    {
        List<string> nodes = [];
        foreach (string directory in Directory.EnumerateDirectories("/sys/class/input", "event*"))
        {
            try
            {
                if (File.ReadAllText(directory + "/device/name").TrimEnd('\n') == name)
                    nodes.Add("/dev/input/" + Path.GetFileName(directory));
            }
            catch (IOException)
            {
                // It went while it was looked at.
            }
        }
        return nodes;
    }

    private static DeviceDescription New(string name, ushort product) => new() { Name = name, Id = new(3, 1, product, 3) };
}
