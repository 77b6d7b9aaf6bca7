namespace Rdfwd.Session.Services;

/// <summary>What the session's objects tell of themselves (D-Bus specification, "Introspection Data Format").</summary>
internal static class Introspection
{
    private const string Notifications = """
          <interface name="org.freedesktop.Notifications">
            <method name="Notify">
              <arg name="app_name" type="s" direction="in"/>
              <arg name="replaces_id" type="u" direction="in"/>
              <arg name="app_icon" type="s" direction="in"/>
              <arg name="summary" type="s" direction="in"/>
              <arg name="body" type="s" direction="in"/>
              <arg name="actions" type="as" direction="in"/>
              <arg name="hints" type="a{sv}" direction="in"/>
              <arg name="expire_timeout" type="i" direction="in"/>
              <arg name="id" type="u" direction="out"/>
            </method>
            <method name="CloseNotification">
              <arg name="id" type="u" direction="in"/>
            </method>
            <method name="GetCapabilities">
              <arg name="capabilities" type="as" direction="out"/>
            </method>
            <method name="GetServerInformation">
              <arg name="name" type="s" direction="out"/>
              <arg name="vendor" type="s" direction="out"/>
              <arg name="version" type="s" direction="out"/>
              <arg name="spec_version" type="s" direction="out"/>
            </method>
            <signal name="NotificationClosed">
              <arg name="id" type="u"/>
              <arg name="reason" type="u"/>
            </signal>
            <signal name="ActionInvoked">
              <arg name="id" type="u"/>
              <arg name="action_key" type="s"/>
            </signal>
          </interface>

        """;

    private const string ScreenSaver = """
          <interface name="org.freedesktop.ScreenSaver">
            <method name="Inhibit">
              <arg name="application_name" type="s" direction="in"/>
              <arg name="reason_for_inhibit" type="s" direction="in"/>
              <arg name="cookie" type="u" direction="out"/>
            </method>
            <method name="UnInhibit">
              <arg name="cookie" type="u" direction="in"/>
            </method>
            <method name="GetActive">
              <arg name="active" type="b" direction="out"/>
            </method>
            <method name="SimulateUserActivity"/>
          </interface>

        """;

    /// <summary>The description of the object at a path, with what leads on from it.</summary>
    public static string Of(string path)
    {
        string content = path switch
        {
            "/" => "  <node name=\"org\"/>\n  <node name=\"ScreenSaver\"/>\n",
            "/org" => "  <node name=\"freedesktop\"/>\n",
            "/org/freedesktop" => "  <node name=\"Notifications\"/>\n  <node name=\"ScreenSaver\"/>\n",
            "/org/freedesktop/Notifications" => Notifications,
            "/org/freedesktop/ScreenSaver" or "/ScreenSaver" => ScreenSaver,
            _ => "",
        };
        return $"<!DOCTYPE node PUBLIC \"-//freedesktop//DTD D-BUS Object Introspection 1.0//EN\" \"http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd\">\n<node>\n{content}</node>\n";
    }
}
