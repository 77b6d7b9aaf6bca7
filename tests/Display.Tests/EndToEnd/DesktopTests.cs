using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>The near desktop as far programs see it: scale, settings; and the tray.</summary>
public sealed class DesktopTests
{
    [Fact]
    public void Settings_OfTheNearDesktop_AreTheFarOnes()
    {
        using ForwardedDisplay display = new();
        using TemporaryDirectory directory = new();
        string resources = Path.Combine(directory.Path, "resources"), configuration = Path.Combine(directory.Path, "xsettingsd.conf");
        File.WriteAllText(resources, "Xft.dpi: 144\n");
        Run(display.NearServer.Display, "xrdb", "-merge", resources);
        Wait.Until("far programs find the scale", () => display.Far.Text(display.Far.X.Root, Atom.RESOURCE_MANAGER).Contains("Xft.dpi:\t144\n", StringComparison.Ordinal));

        File.WriteAllText(configuration, "Net/ThemeName \"Near Theme\"\nXft/DPI 147456\nGtk/Modules \"spy\"\n");
        using RunningProgram manager = new(display.NearServer.Display, "xsettingsd", "-c", configuration);
        string dump = "";
        Wait.Until("far programs find the settings", () => (dump = Output(display.FarServer.Display, "dump_xsettings")).Contains("Near Theme", StringComparison.Ordinal));
        Assert.Contains("Xft/DPI 147456", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("spy", dump, StringComparison.Ordinal);
    }

    [Fact]
    public void TrayIcon_OfAFarProgram_IsShownNear()
    {
        using ForwardedDisplay display = new();
        using RunningProgram yad = new(display.FarServer.Display, "yad", "--notification", "--image=gtk-ok", "--command=quit");
        (uint far, uint near) = TrayIcon(display);
        display.AwaitExact(far);
        display.Near.AskClose(near);
        using RunningProgram trayer = new(display.NearServer.Display, "trayer", "--edge", "top", "--width", "20", "--height", "32", "--widthtype", "percent");
        Wait.Until("there is a tray", () => display.Near.WindowsTitled("panel").Count > 0);
        display.AttachAnew();
        (far, near) = TrayIcon(display);
        uint panel = display.Near.WindowsTitled("panel")[0];
        Wait.Until("the icon is in the tray", () => display.Near.IsInside(near, panel));
        Wait.Until("its size is the tray's", () => display.Near.Geometry(near) is { Width: > 1 } n && display.Far.Geometry(far) is { } f && (f.Width, f.Height) == (n.Width, n.Height));
        Rect g = display.Near.Geometry(near)!.Value;
        display.Near.Click(g.X + (g.Width / 2), g.Y + (g.Height / 2));
        Wait.Until("a click ends it", () => yad.HasExited);
        Wait.Until("and it is gone", () => display.Near.ForwardedWindows().Count == 0);
    }

    private static (uint Far, uint Near) TrayIcon(ForwardedDisplay display)
    {
        Wait.Until("the icon is shown", () => display.Near.ForwardedWindows().Count == 1);
        KeyValuePair<uint, uint> only = display.Near.ForwardedWindows().First();
        return (only.Key, only.Value);
    }

    private static void Run(string display, params string[] command)
    {
        using RunningProgram program = new(display, command);
        Wait.Until($"{command[0]} is done", () => program.HasExited);
    }

    private static string Output(string display, string command)
    {
        using TemporaryDirectory directory = new();
        string file = Path.Combine(directory.Path, "output");
        Run(display, "sh", "-c", $"{command} > {file} 2>&1");
        return File.ReadAllText(file);
    }
}
