using System.Text;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;

namespace Rdfwd.Display.X11;

/// <summary>
/// Whether a display lets this user in. libxcb writes what a refusing X server says to standard error by itself; here a thread
/// with descriptors of its own connects once before, so that the words become part of a message and not a stray line.
/// </summary>
internal sealed unsafe class DisplayProbe
{
    private const int MostBytes = 400;

    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Opened = [];

    private readonly Func<nint> _connect;

    private DisplayProbe(Func<nint> connect)
    {
        _connect = connect;
    }

    /// <summary>The error of xcb_connection_has_error; 0 where the display opens, or where this system cannot ask.</summary>
    public int Error { get; private set; }

    /// <summary>What the server gave as its reason; empty when it gave none.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Tries a display; each only until it opened.</summary>
    /// <param name="name">For what <paramref name="connect"/> connects to.</param>
    /// <param name="connect">Makes an xcb_connection_t. Called on another thread.</param>
    public static DisplayProbe Run(string name, Func<nint> connect)
    {
        DisplayProbe probe = new(connect);
        lock (Gate)
        {
            if (Opened.Contains(name))
                return probe;
        }

        Thread thread = new(probe.Ask) { Name = "display-probe", IsBackground = true };
        thread.Start();
        thread.Join();
        lock (Gate)
        {
            if (probe.Error == 0)
                Opened.Add(name);
        }

        return probe;
    }

    private void Ask()
    {
        if (Libc.unshare(Libc.CLONE_FILES) != 0)
            return;
        try
        {
            Listen();
        }
        catch (NativeException)
        {
            // Without descriptors left the connection itself will say what is wrong.
        }
    }

    private void Listen()
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            using (writer)
                _ = Libc.dup2(writer.Descriptor, 2);
            xcb_connection_t* connection = (xcb_connection_t*)_connect();
            Error = Xcb.xcb_connection_has_error(connection);
            Xcb.xcb_disconnect(connection);
            _ = Libc.close(2);
            if (Error != 0)
                Reason = Read(reader);
        }
    }

    private static string Read(SafeFileDescriptor reader)
    {
        byte* text = stackalloc byte[MostBytes];
        int length = 0;
        nint more;
        while (length < MostBytes && (more = Libc.read(reader, text + length, (nuint)(MostBytes - length))) > 0)
            length += (int)more;
        return Encoding.UTF8.GetString(text, length).Trim().Split('\n')[0].TrimEnd('.');
    }
}
