using System.Globalization;
using Rdfwd.Display;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.X11;
using Rdfwd.Interop;
using Rdfwd.Interop.DBus;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.XcbImdkit;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Health;

/// <summary>Looks at everything that rdfwd needs of a machine.</summary>
public static class Doctor
{
    /// <summary>Checks this machine. Takes up to a second: codecs are tried with a picture.</summary>
    /// <param name="checkDisplay">Whether a person may want to see windows here: then $DISPLAY counts.</param>
    public static HealthReport Examine(bool checkDisplay)
    {
        List<CheckResult> checks =
        [
            Program("ssh", "reaches other machines", "openssh-client", CheckState.Limited),
            Program("Xvfb", "the X server of sessions on this machine", "xvfb", CheckState.Missing),
            Program("xkbcomp", "gives X servers their keyboards", "x11-xkb-utils", CheckState.Missing),
            Program("dbus-daemon", "is the D-Bus session of a session's programs", "dbus-daemon", CheckState.Limited),
            Optional("libdbus-1.so.3", DBus.IsAvailable, "notifications of programs, and the screen kept on", "libdbus-1-3"),
            Program("xdg-open", "opens links", "xdg-utils", CheckState.Limited),
            KeyboardData(),
            .. Libraries(),
            .. Video(),
            RuntimeDirectory(),
            SocketDirectory(),
            Uinput(),
            .. InputHealth.Check(),
        ];
        if (checkDisplay)
        {
            checks.Add(Display());
            checks.Add(Optional("libxcb-imdkit.so.1", XcbImdkit.IsAvailable, "texts of this desktop's input method in far programs", "libxcb-imdkit1"));
        }

        string[] packages = [.. checks.Where(check => check.Package.Length > 0).Select(check => check.Package).Distinct()];
        string install = packages.Length > 0 ? $"sudo apt-get install {string.Join(' ', packages)}" : "";
        return new HealthReport(Environment.MachineName, ProgramVersion.Program, checks, install);
    }

    private static CheckResult Program(string name, string use, string package, CheckState otherwise)
    {
        return ProgramFinder.TryFind(name, Environment.GetEnvironmentVariable("PATH"), out string? path)
            ? new CheckResult(name, CheckState.Ok, path)
            : new CheckResult(name, otherwise, $"not in PATH; it {use}", $"sudo apt-get install {package}", package);
    }

    private static CheckResult Optional(string name, bool found, string use, string package)
    {
        return found
            ? new CheckResult(name, CheckState.Ok, use)
            : new CheckResult(name, CheckState.Limited, $"not found; without it there are no {use}", $"sudo apt-get install {package}", package);
    }

    private static CheckResult KeyboardData()
    {
        const string Rules = "/usr/share/X11/xkb/rules/evdev";
        return File.Exists(Rules)
            ? new CheckResult("keyboard layouts", CheckState.Ok, "/usr/share/X11/xkb")
            : new CheckResult("keyboard layouts", CheckState.Missing, $"{Rules} is not there", "sudo apt-get install xkb-data", "xkb-data");
    }

    private static CheckResult[] Libraries()
    {
        CheckResult[] missing =
        [
            .. LibraryInventory.Required
                .Where(library => !LibraryInventory.IsInstalled(library.File))
                .Select(library => new CheckResult(library.File, CheckState.Missing, "not found", $"sudo apt-get install {library.Package}", library.Package)),
        ];
        string count = LibraryInventory.Required.Count.ToString(CultureInfo.InvariantCulture);
        return missing.Length > 0 ? missing : [new CheckResult("libraries", CheckState.Ok, $"all {count} found")];
    }

    private static CheckResult[] Video()
    {
        return [Codec("H.264 encoder", VideoCodecs.SelectEncoder()), Codec("H.264 decoder", VideoCodecs.SelectDecoder())];
    }

    private static CheckResult Codec(string name, CodecSelection selection)
    {
        return selection.IsAvailable
            ? new CheckResult(name, CheckState.Ok, selection.Reason.TrimEnd('.'))
            : new CheckResult(name, CheckState.Limited, selection.Reason.TrimEnd('.'), "sudo apt-get install libavcodec59 libyuv0", "libavcodec59 libyuv0");
    }

    private static CheckResult RuntimeDirectory()
    {
        try
        {
            return new CheckResult("session directory", CheckState.Ok, RuntimeRoot.Create());
        }
        catch (SessionException e)
        {
            return new CheckResult("session directory", CheckState.Missing, e.Message, "set XDG_RUNTIME_DIR to a directory of your own");
        }
    }

    private static CheckResult SocketDirectory()
    {
        const string Path = "/tmp/.X11-unix";
        const int Sticky = 0x200;
        if (!FileStatus.TryGet(Path, out FileStatus status, followLinks: false))
            return new CheckResult("X sockets", CheckState.Ok, $"{Path} is made by the first X server");
        return status.IsDirectory && (status.Permissions & Sticky) != 0
            ? new CheckResult("X sockets", CheckState.Ok, Path)
            : new CheckResult("X sockets", CheckState.Limited, $"{Path} is not a directory that everybody may use", $"sudo install -d -m 1777 {Path}");
    }

    private static CheckResult Uinput()
    {
        const string Node = "/dev/uinput";
        const string Purpose = "only 'rdfwd input create' needs it";
        if (!Path.Exists(Node))
            return new CheckResult("uinput", CheckState.Limited, $"{Node} is not there; {Purpose}", "sudo modprobe uinput");
        int descriptor = Libc.open(Node, Libc.O_WRONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC, 0);
        if (descriptor < 0)
            return new CheckResult("uinput", CheckState.Limited, $"{Node} may not be opened by this user; {Purpose}", "install packaging/input (docs/input.md), or run: sudo setfacl -m u:$USER:rw /dev/uinput");
        _ = Libc.close(descriptor);
        return new CheckResult("uinput", CheckState.Ok, Node);
    }

    private static CheckResult Display()
    {
        string name = Environment.GetEnvironmentVariable("DISPLAY") ?? "";
        if (name.Length == 0)
            return new CheckResult("display", CheckState.Limited, "$DISPLAY is not set; windows cannot be shown here", "run rdfwd in a desktop's terminal");
        if (!LibraryInventory.IsInstalled(LibraryInventory.Required[0].File))
            return new CheckResult("display", CheckState.Limited, "cannot be tried without libxcb", "see above");
        try
        {
            using XConnection connection = XConnection.Open(name);
            return new CheckResult("display", CheckState.Ok, name);
        }
        catch (DisplayException e)
        {
            string[] sentences = e.Message.TrimEnd('.').Split(". ", 2);
            return new CheckResult("display", CheckState.Limited, sentences[0], sentences.Length > 1 ? sentences[1] : "check DISPLAY");
        }
    }
}
