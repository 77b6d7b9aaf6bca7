using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>What cannot work ends in one sentence and an exit code, with nothing grabbed and nothing created.</summary>
public static class BadInputChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("bad/no-such-device", () => Fails("rdfwd input read -D /dev/input/event99", 30, "here is no input device")),
        new("bad/not-a-device", () => Fails("rdfwd input read -D /dev/null", 30, "is not an input device")),
        new("bad/selector", () => Fails("rdfwd input read -D kind:toaster", 2, "the kinds are")),
        new("bad/chord", () => Fails("rdfwd input read -D --hotkey ctrl+f122 all", 2, "f12")),
        new("bad/garbage", () => Fails("head -c 100000 /dev/zero | rdfwd input create", 21, "not a stream of devices")),
        new("bad/text", () => Fails("echo hello | rdfwd input create", 21, "hello")),
        new("bad/nothing", () => Fails("rdfwd input create < /dev/null", 3, "ended before any device came")),
        new("bad/cut-off", CutOff),
    ];

    private static void Fails(string line, int code, string says)
    {
        RdfwdProcess process = RdfwdProcess.Shell(line);
        Wait.Equal(code, process.WaitForExit(line), $"exit code of {line} ({process.Errors})");
        Wait.True(process.Errors.Contains(says, StringComparison.Ordinal), $"'{says}' is in: {process.Errors}");
        Wait.Equal(1, process.Errors.Trim().Split('\n').Count(text => text.StartsWith("rdfwd:", StringComparison.Ordinal)), "sentences");
    }

    private static void CutOff()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        RdfwdProcess process = RdfwdProcess.Shell($"timeout 3 rdfwd input read -D {source.EventNode} | head -c 150 | rdfwd input create");
        process.WaitForExit("a stream that is cut off in the middle");
        Wait.Equal(1, Nodes.Count(source.Description.Name), "devices left");
    }
}
