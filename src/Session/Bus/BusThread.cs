using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Rdfwd.Interop;
using Rdfwd.Interop.DBus;
using Rdfwd.Interop.Libc;
using static Rdfwd.Interop.DBus.DBus;

namespace Rdfwd.Session.Bus;

/// <summary>
/// A named thread that owns one connection to a D-Bus bus: it takes calls and signals, what other threads post, and timed work.
/// It sleeps on the connection and an eventfd. A bus that cannot be reached or goes away ends the thread, and nothing else.
/// </summary>
internal abstract unsafe class BusThread : IDisposable
{
    private const int MaxPosts = 256;
    private const int MaxCalls = 256;
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly Dictionary<uint, Action<BusMessage>> _calls = [];
    private readonly ManualResetEventSlim _ready = new();
    private readonly SafeFileDescriptor _wake = FileDescriptors.CreateEvent();
    private readonly Thread _thread;
    private readonly string _address;
    private nint _connection;
    private volatile bool _stopping;

    /// <param name="name">Of the thread.</param>
    /// <param name="address">Of the bus, as in DBUS_SESSION_BUS_ADDRESS.</param>
    /// <param name="log">Gets what happens.</param>
    protected BusThread(string name, string address, ILogger log)
    {
        _address = address;
        Log = log;
        _thread = new Thread(Run) { Name = name, IsBackground = true };
    }

    protected ILogger Log { get; }

    /// <summary>Runs something on this thread, soon; false when too much waits already or the thread has ended. Any thread.</summary>
    public bool Post(Action action)
    {
        if (_stopping || !_thread.IsAlive || _posted.Count >= MaxPosts)
            return false;
        _posted.Enqueue(action);
        FileDescriptors.Signal(_wake);
        return true;
    }

    /// <summary>Waits until the bus has been joined or cannot be; false when the time passed first.</summary>
    public bool WaitReady(TimeSpan timeout) => _ready.Wait(timeout);

    public virtual void Dispose()
    {
        _stopping = true;
        FileDescriptors.Signal(_wake);
        // A bus that is stopped holds the thread; the descriptors are left to it then.
        if (_thread.IsAlive && !_thread.Join(EndTime))
            return;
        _wake.Dispose();
        _ready.Dispose();
    }

    protected void Start() => _thread.Start();

    /// <summary>The bus is joined: the place to take names and to ask for signals.</summary>
    protected abstract void OnConnected();

    /// <summary>Somebody calls a method. What it throws as <see cref="BusFormatException"/> is the answer.</summary>
    protected abstract void OnCall(BusMessage call);

    protected abstract void OnSignal(BusMessage signal);

    /// <summary>The bus is gone or was never there; a clause for people. The last thing that happens here.</summary>
    protected abstract void OnLost(string why);

    /// <summary>The thread is told to end; what is sent here still goes out.</summary>
    protected virtual void OnStopping()
    {
    }

    /// <summary>Timed work. Returns the milliseconds until it wants to run again, or -1.</summary>
    protected virtual long OnTurn() => -1;

    /// <summary>Takes a name; false when somebody else has it.</summary>
    protected bool TakeName(string name) =>
        dbus_bus_request_name(_connection, name, DBUS_NAME_FLAG_DO_NOT_QUEUE | DBUS_NAME_FLAG_REPLACE_EXISTING, null) == DBUS_REQUEST_NAME_REPLY_PRIMARY_OWNER;

    protected void AddMatch(string rule) => dbus_bus_add_match(_connection, rule, null);

    /// <summary>Sends a message and disposes it.</summary>
    protected void Send(BusMessage message)
    {
        using (message)
            _ = dbus_connection_send(_connection, message.Handle, null);
    }

    /// <summary>Calls a method, disposes the call, and gives the answer or error, which it borrows, to <paramref name="answered"/> on this thread.</summary>
    protected void Call(BusMessage call, Action<BusMessage> answered)
    {
        using (call)
        {
            // A service that never answers must not make this grow.
            if (_calls.Count >= MaxCalls)
                return;
            uint serial;
            if (dbus_connection_send(_connection, call.Handle, &serial) != 0)
                _calls[serial] = answered;
        }
    }

    private void Run()
    {
        try
        {
            string? failure = Open();
            if (failure is not null)
            {
                OnLost(failure);
                return;
            }

            OnConnected();
            _ready.Set();
            Serve();
        }
        catch (Exception e)
        {
            Log.LogError(e, "Thread {Name} failed", _thread.Name);
            OnLost("rdfwd failed there; its log says how");
        }
        finally
        {
            if (_connection != 0)
            {
                dbus_connection_close(_connection);
                dbus_connection_unref(_connection);
            }

            if (!_ready.IsSet)
                _ready.Set();
        }
    }

    private string? Open()
    {
        if (!IsAvailable)
            return Reason;
        dbus_error error;
        dbus_error_init(&error);
        _connection = dbus_connection_open_private(_address, &error);
        bool joined = _connection != 0 && dbus_bus_register(_connection, &error) != 0;
        string? why = joined ? null : $"the bus {_address} cannot be joined ({(error.message == null ? "no reason given" : Marshal.PtrToStringUTF8((nint)error.message))})";
        dbus_error_free(&error);
        if (joined)
            dbus_connection_set_exit_on_disconnect(_connection, 0);
        return why;
    }

    private void Serve()
    {
        while (!_stopping)
        {
            _ = dbus_connection_read_write(_connection, 0);
            Receive();
            if (dbus_connection_get_is_connected(_connection) == 0)
            {
                OnLost("the bus is gone");
                return;
            }

            RunPosted();
            Sleep(OnTurn());
        }

        // What was asked for before the end still happens.
        RunPosted();
        OnStopping();
        Drain();
    }

    private void RunPosted()
    {
        while (_posted.TryDequeue(out Action? action))
            action();
    }

    private void Receive()
    {
        nint popped;
        while ((popped = dbus_connection_pop_message(_connection)) != 0)
        {
            using BusMessage message = new(popped);
            switch (message.Type)
            {
                case DBUS_MESSAGE_TYPE_METHOD_CALL:
                    Answer(message);
                    break;
                case DBUS_MESSAGE_TYPE_SIGNAL:
                    Guard(() => OnSignal(message));
                    break;
                default:
                    if (_calls.Remove(message.ReplySerial, out Action<BusMessage>? answered))
                        Guard(() => answered(message));
                    break;
            }
        }
    }

    private void Answer(BusMessage call)
    {
        try
        {
            OnCall(call);
        }
        catch (BusFormatException e)
        {
            if (call.WantsReply)
                Send(call.Error("org.freedesktop.DBus.Error.InvalidArgs", e.Message));
        }
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (BusFormatException e)
        {
            Log.LogDebug("A message of the bus is not understood: {Reason}", e.Message);
        }
    }

    private void Sleep(long timeoutMs)
    {
        int descriptor;
        if (dbus_connection_get_unix_fd(_connection, &descriptor) == 0)
            return;
        bool more = dbus_connection_has_messages_to_send(_connection) != 0;
        pollfd* polls = stackalloc pollfd[2];
        polls[0] = new pollfd { fd = descriptor, events = (short)(Libc.POLLIN | (more ? Libc.POLLOUT : 0)) };
        polls[1] = new pollfd { fd = _wake.Descriptor, events = Libc.POLLIN };
        _ = Libc.poll(polls, 2, (int)Math.Clamp(timeoutMs, -1, int.MaxValue));
        if ((polls[1].revents & Libc.POLLIN) != 0)
            FileDescriptors.Clear(_wake);
    }

    private void Drain()
    {
        long deadline = Environment.TickCount64 + 500;
        while (dbus_connection_has_messages_to_send(_connection) != 0 && Environment.TickCount64 < deadline && dbus_connection_read_write(_connection, 50) != 0)
        {
        }
    }
}
