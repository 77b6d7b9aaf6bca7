using System.Globalization;
using System.Text.Json;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests.Services;

/// <summary>
/// A near desktop's D-Bus session, with a notification server and a screen saver service that write down what they are asked. It becomes the bus of a
/// machine's programs. The machine ends it.
/// </summary>
internal sealed class DesktopBus
{
    private const string Server = """
        import json, sys
        import dbus, dbus.service
        from dbus.mainloop.glib import DBusGMainLoop
        from gi.repository import GLib

        DBusGMainLoop(set_as_default=True)
        bus = dbus.SessionBus()
        output = open(sys.argv[1], 'a', buffering=1)
        tell = lambda **what: output.write(json.dumps(what) + '\n')

        class Notifications(dbus.service.Object):
            last = 0

            @dbus.service.method('org.freedesktop.Notifications', in_signature='susssasa{sv}i', out_signature='u')
            def Notify(self, program, replaces, icon, summary, body, actions, hints, timeout):
                if not replaces:
                    self.last += 1
                image = hints.get('image-data')
                tell(call='Notify', id=int(replaces or self.last), program=program, replaces=int(replaces), icon=icon, summary=summary, body=body,
                     actions=[str(a) for a in actions], urgency=int(hints.get('urgency', 255)), timeout=int(timeout),
                     image='' if image is None else '%dx%d' % (image[0], image[1]))
                return replaces or self.last

            @dbus.service.method('org.freedesktop.Notifications', in_signature='u')
            def CloseNotification(self, id):
                tell(call='Close', id=int(id))
                self.NotificationClosed(id, 3)

            @dbus.service.method('org.freedesktop.Notifications', out_signature='as')
            def GetCapabilities(self):
                return ['actions', 'body', 'body-markup']

            @dbus.service.method('org.freedesktop.Notifications', out_signature='ssss')
            def GetServerInformation(self):
                return ('recorder', 'test', '7', '1.2')

            @dbus.service.signal('org.freedesktop.Notifications', signature='uu')
            def NotificationClosed(self, id, reason):
                pass

        class ScreenSaver(dbus.service.Object):
            @dbus.service.method('org.freedesktop.ScreenSaver', in_signature='ss', out_signature='u')
            def Inhibit(self, program, reason):
                tell(call='Inhibit', program=program, summary=reason)
                return 5

            @dbus.service.method('org.freedesktop.ScreenSaver', in_signature='u')
            def UnInhibit(self, cookie):
                tell(call='UnInhibit', id=int(cookie))

        names = [dbus.service.BusName(name, bus) for name in sys.argv[2:]]
        if 'org.freedesktop.Notifications' in sys.argv:
            notifications = Notifications(bus, '/org/freedesktop/Notifications')
        if 'org.freedesktop.ScreenSaver' in sys.argv:
            saver = ScreenSaver(bus, '/org/freedesktop/ScreenSaver')
        tell(call='Ready')
        GLib.MainLoop().run()
        """;

    private readonly Machine _machine;
    private readonly string _record;

    /// <param name="machine">Its programs find this bus from now on.</param>
    /// <param name="services">The names that are served there.</param>
    public DesktopBus(Machine machine, params string[] services)
    {
        _machine = machine;
        _record = Path.Combine(machine.Path, "desktop.record");
        string socket = Path.Combine(machine.Path, "desktop");
        string configuration = Path.Combine(machine.Path, "desktop.conf");
        // Nothing is started on demand here, whatever this computer has installed.
        File.WriteAllText(configuration, $"""
            <busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
            """);
        machine.Start("dbus-daemon", $"--config-file={configuration}", "--nofork", "--nopidfile");
        Wait.Until("the near bus listens", () => File.Exists(socket));
        Address = $"unix:path={socket}";
        machine.Environment["DBUS_SESSION_BUS_ADDRESS"] = Address;
        if (services.Length == 0)
            return;
        string script = Path.Combine(machine.Path, "desktop.py");
        File.WriteAllText(script, Server);
        RunningCommand server = machine.Start(["/usr/bin/python3", script, _record, .. services]);
        Wait.Until("the near services run", () => server.HasExited ? throw new InvalidOperationException(server.Error) : Calls("Ready").Count > 0);
    }

    public static string Notifications => "org.freedesktop.Notifications";

    public static string ScreenSaver => "org.freedesktop.ScreenSaver";

    public string Address { get; }

    /// <summary>The calls of one method so far.</summary>
    public IReadOnlyList<JsonElement> Calls(string method)
    {
        if (!File.Exists(_record))
            return [];
        using FileStream file = new(_record, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(file);
        string text = reader.ReadToEnd();
        // The last line may be on its way.
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).Where(call => call.GetProperty("call").GetString() == method)];
    }

    /// <summary>The one shown notification with a summary, once it is there.</summary>
    public JsonElement Shown(string summary)
    {
        return (JsonElement)Wait.For<object>($"'{summary}' is shown", () => Calls("Notify").Where(call => call.GetProperty("summary").GetString() == summary).Select(call => (object)call).LastOrDefault());
    }

    /// <summary>A person chooses an action of a notification.</summary>
    public void Choose(JsonElement notification, string key) => Signal("ActionInvoked", notification, $"string:{key}");

    /// <summary>A person closes one.</summary>
    public void Dismiss(JsonElement notification) => Signal("NotificationClosed", notification, "uint32:2");

    private void Signal(string name, JsonElement notification, string argument)
    {
        string id = notification.GetProperty("id").GetUInt32().ToString(CultureInfo.InvariantCulture);
        Expect.Success(_machine.Start("dbus-send", $"--bus={Address}", "--type=signal", "/org/freedesktop/Notifications", $"org.freedesktop.Notifications.{name}", $"uint32:{id}", argument).Result());
    }

    private static JsonElement Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
