using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>Programs that know nothing of rdfwd see the same in the clone as in the original.</summary>
public static class WitnessChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("witness/evtest-describes-both-alike", EvtestDescribes),
        new("witness/evtest-sees-the-events", EvtestSees),
        new("witness/libinput-lists-both-alike", LibinputLists),
        new("witness/list-and-describe", ListAndDescribe),
    ];

    private static void EvtestDescribes()
    {
        foreach (string name in (string[])["keyboard-usb", "touchpad-bcm5974", "gamepad-xbox360", "tablet-pen"])
        {
            using UinputDevice source = Fixtures.Plug(name);
            using Pipeline pipeline = Pipeline.Start(source.EventNode!);
            using EvdevDevice clone = pipeline.Clone(source);
            Wait.Sequence(Describe(source.EventNode!), Describe(clone.Path), $"evtest's description of {name}");
        }
    }

    private static string[] Describe(string node)
    {
        RdfwdProcess evtest = RdfwdProcess.Shell($"timeout 1 evtest {node} </dev/null | sed '/Testing/q'; true");
        string text = evtest.Output.ReadToEnd();
        evtest.WaitForExit("evtest");
        return text.Split('\n');
    }

    private static void EvtestSees()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        RdfwdProcess evtest = RdfwdProcess.Shell($"exec stdbuf -oL evtest {clone.Path}");
        while (evtest.Output.ReadLine() is { } line && !line.StartsWith("Testing", StringComparison.Ordinal))
        {
        }
        source.Write([InputEvent.Key(30, 1)]);
        source.Write([InputEvent.Key(30, 0)]);
        string seen = "";
        while (!seen.Contains("(KEY_A), value 0", StringComparison.Ordinal) && evtest.Output.ReadLine() is { } line)
            seen += line + "\n";
        Wait.True(seen.Contains("(KEY_A), value 1", StringComparison.Ordinal), $"evtest sees the press: {seen}");
    }

    private static void LibinputLists()
    {
        foreach (string name in (string[])["keyboard-usb", "mouse-usb", "touchpad-pressurepad", "touchscreen-protocol-b"])
        {
            using UinputDevice source = Fixtures.Plug(name);
            using Pipeline pipeline = Pipeline.Start(source.EventNode!);
            using EvdevDevice clone = pipeline.Clone(source);
            Wait.Sequence(Record(source.EventNode!), Record(clone.Path), $"libinput's description of {name}");
        }
    }

    // libinput record describes a device without udev, which the kernel under test has not.
    private static string[] Record(string node)
    {
        RdfwdProcess libinput = RdfwdProcess.Shell($"timeout -s INT 2 libinput record {node} </dev/null; true");
        string text = libinput.Output.ReadToEnd();
        libinput.WaitForExit("libinput record");
        string[] lines = text.Split('\n');
        int first = Array.FindIndex(lines, line => line.Contains("evdev:", StringComparison.Ordinal));
        Wait.True(first >= 0, $"libinput record describes {node}: {text} {libinput.Errors}");
        return [.. lines[first..].TakeWhile(line => !line.Contains("udev:", StringComparison.Ordinal)).Where(line => !line.Contains("events", StringComparison.Ordinal))];
    }

    private static void ListAndDescribe()
    {
        using UinputDevice source = Fixtures.Plug("gamepad-xbox360");
        RdfwdProcess list = RdfwdProcess.Shell("rdfwd input list");
        string text = list.Output.ReadToEnd();
        Wait.Equal(0, list.WaitForExit("list"), "exit code");
        Wait.True(text.Contains("Xbox 360 pad", StringComparison.Ordinal) && text.Contains("gamepad", StringComparison.Ordinal), $"the pad is listed: {text}");
        string description = Describe(source.EventNode!, 0);
        Wait.Equal(description, Describe(Path.GetFileName(source.EventNode!), 0), "described by the node's own name");
        Wait.Equal(description, Describe("'name:*360*'", 0), "described by the device's name");
        using UinputDevice other = Fixtures.Plug("gamepad-xbox360");
        Describe("'name:*360*'", 2);
        Describe("name:none", 30);
        Wait.True(description.Contains("axis ABS_HAT0X value 0 min -1 max 1", StringComparison.Ordinal) && description.Contains("effects 16", StringComparison.Ordinal), $"the pad is described: {description}");
    }

    private static string Describe(string device, int code)
    {
        RdfwdProcess describe = RdfwdProcess.Shell($"rdfwd input describe {device}");
        string description = describe.Output.ReadToEnd();
        Wait.Equal(code, describe.WaitForExit("describe"), $"exit code of describing {device} ({describe.Errors})");
        return description;
    }
}
