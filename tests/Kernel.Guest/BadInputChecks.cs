using Rdfwd.Input.Codes;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>What cannot work ends in one sentence and an exit code, with nothing grabbed and nothing created.</summary>
public static class BadInputChecks
{
    private const int HostileRounds = 12;

    public static IReadOnlyList<Check> All { get; } =
    [
        new("bad/no-such-device", () => Fails("rdfwd input read -D /dev/input/event99", 30, "here is no input device")),
        new("bad/not-a-device", () => Fails("rdfwd input read -D /dev/null", 30, "is not an input device")),
        new("bad/selector", () => Fails("rdfwd input read -D kind:toaster", 2, "the kinds are")),
        new("bad/chord", () => Fails("rdfwd input read -D --hotkey ctrl+f122 all", 2, "f12")),
        new("bad/garbage", () => Fails("head -c 100000 /dev/zero | rdfwd input create", 21, "not a stream of devices")),
        new("bad/bytes", () => Fails("printf '\\377\\033[2J\\200' | rdfwd input create", 21, "writes it\n")),
        new("bad/text", () => Fails("echo hello | rdfwd input create", 21, "hello")),
        new("bad/nothing", () => Fails("rdfwd input create < /dev/null", 3, "ended before any device came")),
        new("bad/cut-off", CutOff),
        new("bad/hostile-streams", HostileStreams),
        new("bad/unplugged", Unplugged),
    ];

    private static void Fails(string line, int code, string says)
    {
        RdfwdProcess process = RdfwdProcess.Shell(line);
        Wait.Equal(code, process.WaitForExit(line), $"exit code of {line} ({process.Errors})");
        Wait.True(process.Errors.Contains(says, StringComparison.Ordinal), $"'{says}' is in: {process.Errors}");
        Wait.Equal(1, process.Errors.Trim().Split('\n').Count(text => text.StartsWith("rdfwd:", StringComparison.Ordinal)), "sentences");
    }

    /// <summary>A good stream with bytes changed at random: it may be refused in words, and must leave nothing behind.</summary>
    private static void HostileStreams()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        RdfwdProcess record = RdfwdProcess.Shell($"exec rdfwd input read -D {source.EventNode} > /run/stream");
        Wait.Until(() => File.Exists("/run/stream") && new FileInfo("/run/stream").Length > 100, "the reader runs");
        Wait.Until(() =>
        {
            source.Write([InputEvent.Key(30, 1)]);
            source.Write([InputEvent.Key(30, 0)]);
            return new FileInfo("/run/stream").Length > 400;
        }, "a stream with events in it");
        record.Signal(2);
        record.WaitForExit("the reader");
        byte[] good = File.ReadAllBytes("/run/stream");
        Random random = new(5);
        for (int round = 0; round < HostileRounds; round++)
        {
            byte[] bytes = [.. good, .. good[100..]];
            for (int change = random.Next(1, 12); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes("/run/hostile", bytes);
            RdfwdProcess create = RdfwdProcess.Shell("exec rdfwd input create < /run/hostile");
            int code = create.WaitForExit("create");
            Wait.True(code is 0 or 3 or 21 or 33, $"exit code {code} in round {round}: {create.Errors}");
            Wait.True(!create.Errors.Contains("   at ", StringComparison.Ordinal), $"words, not a stack: {create.Errors}");
            Wait.Equal(1, Nodes.Count(source.Description.Name), "devices left");
        }
    }

    private static void Unplugged()
    {
        UinputDevice source = Fixtures.Plug("keyboard-usb");
        RdfwdProcess reader = RdfwdProcess.Shell($"exec rdfwd input read -D --no-hotplug -G {source.EventNode} > /run/unplugged");
        Wait.Until(() => File.Exists("/run/unplugged") && new FileInfo("/run/unplugged").Length > 100, "the reader runs");
        source.Dispose();
        Wait.Equal(32, reader.WaitForExit("the reader"), "exit code");
        Wait.True(reader.Errors.Contains("is gone", StringComparison.Ordinal), $"it says so: {reader.Errors}");
    }

    private static void CutOff()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        RdfwdProcess process = RdfwdProcess.Shell($"timeout 3 rdfwd input read -D {source.EventNode} | head -c 150 | rdfwd input create");
        process.WaitForExit("a stream that is cut off in the middle");
        Wait.Equal(1, Nodes.Count(source.Description.Name), "devices left");
    }
}
