using System.Text;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;

namespace Rdfwd.Display.X11;

/// <summary>
/// Whether a display lets this user in. libxcb writes what a refusing X server says to standard error by itself; here a thread
/// with descriptors of its own connects once before, so that the words become part of a message and not a stray line.
/// That connection lasts until the probe is disposed: an X server whose last client leaves starts anew, and closes what was
/// just opened.
/// </summary>
internal sealed unsafe class DisplayProbe : IDisposable
{
    private const int MostBytes = 400;

    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Opened = [];

    private readonly Func<nint> _connect;
    private readonly ManualResetEventSlim _isAnswered = new();
    private readonly ManualResetEventSlim _isDone = new();
    private Thread? _thread;

    private DisplayProbe(Func<nint> connect)
    {
        _connect = connect;
    }

    /// <summary>The error of xcb_connection_has_error; 0 where the display opens, or where this system cannot ask.</summary>
    public int Error { get; private set; }

    /// <summary>What the server gave as its reason; empty when it gave none.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Tries a display; each only until it opened. The caller connects, and disposes the probe after that.</summary>
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

        probe._thread = new Thread(probe.Ask) { Name = "display-probe", IsBackground = true };
        probe._thread.Start();
        probe._isAnswered.Wait();
        lock (Gate)
        {
            if (probe.Error == 0)
                Opened.Add(name);
        }

        return probe;
    }

    public void Dispose()
    {
        _isDone.Set();
        _thread?.Join();
        _isDone.Dispose();
        _isAnswered.Dispose();
    }

    private void Ask()
    {
        try
        {
            if (Libc.unshare(Libc.CLONE_FILES) == 0)
                Listen();
        }
        catch (NativeException)
        {
            // Without descriptors left the connection itself will say what is wrong.
        }
        finally
        {
            _isAnswered.Set();
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
            _ = Libc.close(2);
            if (Error != 0)
                Reason = Read(reader);
            _isAnswered.Set();
            _isDone.Wait();
            Xcb.xcb_disconnect(connection);
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
