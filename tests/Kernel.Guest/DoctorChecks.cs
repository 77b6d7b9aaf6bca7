using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary><c>rdfwd doctor</c> and <c>input list</c> say what stands in the way of a device.</summary>
public static class DoctorChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("doctor/names-who-has-a-device", NamesHolder),
        new("doctor/explains-missing-permission", ExplainsPermission),
        new("doctor/explains-missing-module", ExplainsModule),
    ];

    private static string Run(string line)
    {
        RdfwdProcess process = RdfwdProcess.Shell(line);
        string text = process.Output.ReadToEnd();
        process.WaitForExit(line);
        return text + process.Errors;
    }

    private static void NamesHolder()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        RdfwdProcess holder = RdfwdProcess.Shell($"exec evtest --grab {source.EventNode}");
        Wait.Until(() => DeviceHolders.Find(source.EventNode!).Any(found => found.Name == "evtest"), "evtest has the device open");
        string text = "";
        Wait.Until(() => (text = Run("rdfwd doctor")).Contains($"evtest (process {holder.Id})", StringComparison.Ordinal), $"doctor names the holder: {text}");
        text = Run("rdfwd input list --json");
        Wait.True(text.Contains("\"evtest\"", StringComparison.Ordinal) && text.Contains("\"usable\": true", StringComparison.Ordinal), $"the list names it too: {text}");
    }

    private static void ExplainsPermission()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        File.SetUnixFileMode(source.EventNode!, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        string text = Run($"{OtherUser.Program} doctor");
        Wait.True(text.Contains("/dev/uinput may not be opened by this user", StringComparison.Ordinal) && text.Contains("packaging/input", StringComparison.Ordinal), $"uinput: {text}");
        Wait.True(text.Contains("may be opened by this user", StringComparison.Ordinal) && text.Contains("usermod -aG input", StringComparison.Ordinal), $"devices: {text}");
        text = Run($"{OtherUser.Program} input list");
        Wait.True(text.Contains(source.Description.Name, StringComparison.Ordinal) && text.Contains("may not be opened by this user", StringComparison.Ordinal), $"list: {text}");
        RdfwdProcess reader = RdfwdProcess.Shell($"{OtherUser.Program} input read -D {source.EventNode} > /dev/null");
        Wait.Equal(22, reader.WaitForExit("read"), "exit code of read");
        Wait.True(reader.Errors.Contains("Join the group `input`", StringComparison.OrdinalIgnoreCase), $"read: {reader.Errors}");
    }

    private static void ExplainsModule()
    {
        // A mount namespace of its own with an empty /dev is a machine without the module.
        const string Without = "unshare -m sh -c 'mount -t tmpfs none /dev; exec \"$0\" \"$@\"' rdfwd";
        string text = Run($"{Without} doctor");
        Wait.True(text.Contains("modprobe uinput", StringComparison.Ordinal), $"doctor: {text}");
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        RdfwdProcess create = RdfwdProcess.Shell($"timeout 20 rdfwd input read -D {source.EventNode} | {Without} input create");
        Wait.Equal(26, create.WaitForExit("create"), $"exit code of create ({create.Errors})");
        Wait.True(create.Errors.Contains("modprobe uinput", StringComparison.Ordinal), $"create: {create.Errors}");
    }
}
