using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>A device joins a session.</summary>
public static class SessionChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("session/attach-lends-a-device", AttachLendsADevice),
    ];

    private static void AttachLendsADevice()
    {
        using UinputDevice source = Fixtures.Plug("gamepad-xbox360");
        using PadHardware hardware = new(source);
        using RdfwdProcess near = RdfwdProcess.Shell("exec Xvfb -displayfd 1 -nolisten tcp -nolisten unix -screen 0 320x240x24");
        string? display = near.Output.ReadLine();
        Wait.True(!string.IsNullOrEmpty(display), $"a near X server: {near.Errors}");
        RdfwdProcess start = RdfwdProcess.Shell("rdfwd start --attach no --child 'sleep 600'");
        Wait.Equal(0, start.WaitForExit("start"), $"exit code of start ({start.Errors})");
        try
        {
            // Another machine, as far as the program can tell.
            using RdfwdProcess attach = RdfwdProcess.Shell($"DISPLAY=:{display} exec rdfwd attach 'exec:exec {Repository.Program} _connect' --device {source.EventNode} -v");
            string? node = null;
            Wait.Until(() => (node = Nodes.Find(source.Description.Name, source.EventNode!)) is not null || attach.HasExited, () => $"a clone of the pad: {attach.Errors}");
            Wait.True(node is not null, $"attach goes on: {attach.Errors}");
            attach.WaitForError("at the far side");
            // On a busy machine the link may be lost and made again, and then there is another clone.
            Wait.Until(() => IsPressed(source, 1) && IsPressed(source, 0), () => $"a button of the pad and its release: {attach.Errors}");
            RdfwdProcess.Shell("rdfwd input ctl toggle").WaitForExit("ctl toggle");
            attach.WaitForError("The near side has the input");
            RdfwdProcess detach = RdfwdProcess.Shell("rdfwd detach");
            Wait.Equal(0, detach.WaitForExit("detach"), $"exit code of detach ({detach.Errors})");
            attach.WaitForExit("attach");
            Wait.Until(() => Nodes.Count(source.Description.Name) == 1, "the clone goes with the client");
        }
        finally
        {
            RdfwdProcess.Shell("rdfwd stop").WaitForExit("stop");
        }
    }

    /// <summary>Presses or releases a button; whether the clone that is there has it so a moment later.</summary>
    private static bool IsPressed(UinputDevice source, int value)
    {
        source.Write([InputEvent.Key(0x130, value)]);
        for (int i = 0; i < 200; i++)
        {
            try
            {
                if (Nodes.Find(source.Description.Name, source.EventNode!) is { } node)
                {
                    using EvdevDevice clone = EvdevDevice.Open(node);
                    if (clone.ReadState().Keys[0x130] == (value != 0))
                        return true;
                }
            }
            catch (Rdfwd.Input.InputException)
            {
                // It went while it was looked at.
            }
            Thread.Sleep(5);
        }
        source.Write([InputEvent.Key(0x130, 0)]);
        return false;
    }
}
