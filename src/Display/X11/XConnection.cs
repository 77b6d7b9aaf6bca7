using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.X11;

/// <summary>
/// One connection to an X server; owns it. Requests may be sent from any thread (libxcb locks), events belong to one thread.
/// A server that dies never ends the process: <see cref="IsBroken"/> turns true and requests become no-ops.
/// </summary>
public sealed unsafe class XConnection : IDisposable
{
    private xcb_connection_t* _connection;

    private XConnection(xcb_connection_t* connection, string displayName, int screenNumber)
    {
        _connection = connection;
        DisplayName = displayName;
        xcb_screen_iterator_t screens = xcb_setup_roots_iterator(xcb_get_setup(connection));
        for (int i = 0; i < screenNumber && screens.rem > 1; i++)
            xcb_screen_next(&screens);
        Screen = screens.data;
        Root = Screen->root;
        Descriptor = xcb_get_file_descriptor(connection);
        Atoms = new Atoms(this);
    }

    public xcb_connection_t* Handle => _connection;

    public string DisplayName { get; }

    public xcb_screen_t* Screen { get; }

    public uint Root { get; }

    /// <summary>For poll; owned by the connection.</summary>
    public int Descriptor { get; }

    public Atoms Atoms { get; }

    public bool IsBroken => _connection == null || xcb_connection_has_error(_connection) != 0;

    /// <summary>Connects to a display, with the cookie of an authority file when one is given.</summary>
    /// <param name="displayName">":N[.S]" or "host:N"; null for $DISPLAY.</param>
    /// <param name="authorityFile">An authority file, or null for what $XAUTHORITY names.</param>
    /// <exception cref="DisplayException">No such display, or it refuses this user.</exception>
    public static XConnection Open(string? displayName, string? authorityFile = null)
    {
        string name = displayName ?? Environment.GetEnvironmentVariable("DISPLAY") ?? "";
        if (name.Length == 0)
            throw new DisplayException("There is no X display: DISPLAY is not set. Run this inside a desktop session, or set DISPLAY (for example DISPLAY=:0).");
        byte[]? cookie = authorityFile is null ? null : XAuthority.FindCookie(authorityFile, DisplayNumber(name));
        using DisplayProbe probe = DisplayProbe.Run($"{name} {authorityFile}", () => (nint)Connect(name, cookie, out _));
        int error = probe.Error;
        int screen = 0;
        xcb_connection_t* connection = error == 0 ? Connect(name, cookie, out screen) : null;
        if (connection != null && (error = xcb_connection_has_error(connection)) != 0)
            xcb_disconnect(connection);
        if (error != 0)
            throw new DisplayException(Refusal(name, error, probe.Reason));
        return new XConnection(connection, name, screen);
    }

    // libxcb's connection, which may be one with an error. The caller disconnects it.
    private static xcb_connection_t* Connect(string name, byte[]? cookie, out int screen)
    {
        int chosen = 0;
        xcb_connection_t* connection;
        fixed (byte* display = Encoding.UTF8.GetBytes(name + "\0"))
        {
            if (cookie is null)
            {
                connection = xcb_connect(display, &chosen);
            }
            else
            {
                fixed (byte* data = cookie)
                fixed (byte* protocol = "MIT-MAGIC-COOKIE-1"u8)
                {
                    xcb_auth_info_t auth = new() { namelen = 18, name = protocol, datalen = cookie.Length, data = data };
                    connection = xcb_connect_to_display_with_auth_info(display, &auth, &chosen);
                }
            }
        }

        screen = chosen;
        return connection;
    }

    private static string Refusal(string name, int error, string reason)
    {
        if (error == XCB_CONN_CLOSED_PARSE_ERR)
            return $"'{name}' is not the name of a display; DISPLAY is :N or host:N.";
        if (error == XCB_CONN_CLOSED_INVALID_SCREEN)
            return $"The X display {name} has no such screen.";
        return reason.Length > 0
            ? $"The X server of {name} refuses this user ({reason}). Check that XAUTHORITY names its authority file."
            : $"Cannot open the X display {name}: no X server answers there. Check that it runs and that DISPLAY names it.";
    }

    /// <summary>The number N of ":N.S" or "host:N", or -1.</summary>
    public static int DisplayNumber(string displayName)
    {
        int colon = displayName.LastIndexOf(':');
        if (colon < 0)
            return -1;
        ReadOnlySpan<char> rest = displayName.AsSpan(colon + 1);
        int dot = rest.IndexOf('.');
        return int.TryParse(dot < 0 ? rest : rest[..dot], out int number) ? number : -1;
    }

    public uint NewId() => xcb_generate_id(_connection);

    public void Flush() => _ = xcb_flush(_connection);

    /// <summary>Waits until the server has done all requests sent before.</summary>
    public void Sync()
    {
        xcb_get_input_focus_reply_t* reply = xcb_get_input_focus_reply(_connection, xcb_get_input_focus(_connection), null);
        Libc.free(reply);
    }

    /// <summary>Whether a checked request succeeded; waits for the server's word.</summary>
    public bool Succeeded(xcb_void_cookie_t cookie)
    {
        xcb_generic_error_t* error = xcb_request_check(_connection, cookie);
        if (error == null)
            return true;
        Libc.free(error);
        return false;
    }

    /// <summary>The numbers of an extension, or null when the server lacks it.</summary>
    public XExtension? FindExtension(string name)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(name);
        fixed (byte* p = bytes)
        {
            xcb_query_extension_reply_t* reply = xcb_query_extension_reply(_connection, xcb_query_extension(_connection, (ushort)bytes.Length, p), null);
            if (reply == null)
                return null;
            XExtension? found = reply->present != 0 ? new XExtension(reply->major_opcode, reply->first_event, reply->first_error) : null;
            Libc.free(reply);
            return found;
        }
    }

    /// <summary>The numbers of an extension that must be there.</summary>
    /// <exception cref="DisplayException">The server lacks it.</exception>
    public XExtension RequireExtension(string name) =>
        FindExtension(name) ?? throw new DisplayException($"The X server {DisplayName} lacks the extension {name}, which rdfwd needs. Use Xvfb, Xorg or another server that has it.");

    public void Dispose()
    {
        if (_connection == null)
            return;
        xcb_disconnect(_connection);
        _connection = null;
    }
}
