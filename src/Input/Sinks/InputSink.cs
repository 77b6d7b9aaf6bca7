using Rdfwd.Input.Codes;
using Rdfwd.Input.Links;
using Rdfwd.Input.Messages;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Input.Sinks;

/// <summary>
/// The creating end: makes a clone of every device that the stream announces and writes the frames to it. Whatever ends the stream,
/// or silences it for too long, lets go of everything that is held. Borrows the connection. One thread runs it; any may stop it.
/// </summary>
public sealed partial class InputSink : IDisposable
{
    private const int PauseMs = 1;
    private const int MostEchoes = 12;

    // Of the silence: how often the link is looked after. A sign of life goes back with every second beat.
    private const int BeatsInSilence = 8;

    // A peer that asks for less must not keep this end busy.
    private const long ShortestBeatUs = 5000;

    // Descriptors that are polled before those of the clones.
    private const int OwnPolls = 4;

    private readonly WireConnection _connection;
    private readonly SinkOptions _options;
    private readonly IInputLog _log;
    private readonly TimeProvider _time;
    private readonly LivenessMonitor _liveness = new();
    private readonly SinkDevice?[] _devices = new SinkDevice?[InputLimits.Devices];
    private readonly InputEvent[] _frame = new InputEvent[InputLimits.FrameEvents];
    private readonly input_event[] _raw = new input_event[16];
    private readonly SafeFileDescriptor _stop = FileDescriptors.CreateEvent();
    private readonly SafeFileDescriptor _beat = FileDescriptors.CreateTimer();
    private readonly pollfd[] _polls = new pollfd[InputLimits.Devices + OwnPolls];
    private readonly SinkDevice?[] _polled = new SinkDevice?[InputLimits.Devices];
    private BurstBrake _brake;
    private int _created;
    private bool _silent;
    private int _beats;
    private long _beatUs;
    private int _waitMs = -1;
    private SinkDevice? _unwritten;
    private ReadInterrupter? _interrupter;
    private int _echoes;
    private bool _isFeedbackWritten;
    private long _nowUs;
    private bool _clockIsOld = true;
    private bool _hasArrived;

    public InputSink(WireConnection connection, SinkOptions options, IInputLog log, TimeProvider time)
    {
        _connection = connection;
        _options = options;
        _log = log;
        _time = time;
    }

    // The clock stands still within a turn of the loop. It is asked for when it is first needed, which an event alone never does.
    private long NowUs
    {
        get
        {
            if (_clockIsOld)
                _nowUs = (long)_time.GetMicroseconds();
            _clockIsOld = false;
            return _nowUs;
        }
    }

    /// <summary>Ends <see cref="Run"/> from any thread or signal handler.</summary>
    public void Stop() => FileDescriptors.Signal(_stop);

    /// <summary>
    /// Serves until the stream ends or <see cref="Stop"/> is called; all clones are gone afterwards. Throws
    /// <see cref="ProtocolException"/> for a stream that is not one of devices.
    /// </summary>
    public void Run()
    {
        using ReadInterrupter? interrupter = ReadInterrupter.IsPossible && _connection.LetFillWait() ? new() : null;
        _interrupter = interrupter;
        try
        {
            bool open = true;
            while (open)
            {
                int count = FillPolls();
                bool timedOut = false;
                if (interrupter is not null && _waitMs < 0)
                    open = WaitInRead(interrupter, count);
                else
                    timedOut = Poll(count, _waitMs) <= 0;
                _clockIsOld = true;
                if (_polls[1].revents != 0)
                    break;
                for (int i = OwnPolls; i < count; i++)
                {
                    if (_polls[i].revents != 0)
                        ReadBack(_polled[i - OwnPolls]!);
                }
                if (_polls[0].revents != 0 || _polls[3].revents != 0)
                    open = _connection.Fill();
                while (_connection.TryReceive(out IncomingMessage message))
                    Handle(message);
                WriteBatch();
                // Silence can only come after the next beat.
                if (_hasArrived)
                    _waitMs = -1;
                if (_polls[2].revents != 0)
                    Beat();
                else if (timedOut)
                    CheckSilence();
            }
        }
        finally
        {
            _interrupter = null;
            RemoveAll();
        }
    }

    /// <summary>
    /// Waits in the read of the link, which spares a poll for each frame; looks at the rest when something else is ready. False when the
    /// link has ended.
    /// </summary>
    private bool WaitInRead(ReadInterrupter interrupter, int count)
    {
        bool open = !interrupter.Enter(_polls.AsSpan(1, count - 1)) || _connection.Fill();
        if (interrupter.Exit())
            Poll(count, 0);
        return open;
    }

    private unsafe int Poll(int count, int waitMs)
    {
        fixed (pollfd* polls = _polls)
            return Libc.poll(polls, (nuint)count, waitMs);
    }

    public void Dispose()
    {
        RemoveAll();
        _stop.Dispose();
        _beat.Dispose();
    }

    private int FillPolls()
    {
        _polls[0] = new pollfd { fd = _connection.PollDescriptor, events = Libc.POLLIN };
        _polls[1] = new pollfd { fd = _stop.Descriptor, events = Libc.POLLIN };
        _polls[2] = new pollfd { fd = _beat.Descriptor, events = Libc.POLLIN };
        _polls[3] = new pollfd { fd = _connection.AbortDescriptor, events = Libc.POLLIN };
        int count = OwnPolls;
        if (_created == 0)
            return count;
        foreach (SinkDevice? device in _devices)
        {
            if (device is null)
                continue;
            _polled[count - OwnPolls] = device;
            _polls[count++] = new pollfd { fd = device.Clone.Descriptor, events = Libc.POLLIN };
        }
        return count;
    }

    private void Handle(in IncomingMessage message)
    {
        if (message.Channel != Channel.Control)
            return;
        _hasArrived = true;
        if (message.Type is not (InputMessageType.DeviceEvent or InputMessageType.DeviceFrame))
            WriteBatch();
        switch (message.Type)
        {
            case InputMessageType.DeviceEvent:
                DeviceEvent single = message.Read<DeviceEvent>();
                _frame[0] = single.Event;
                WriteFrame(single.Device, 1);
                break;
            case InputMessageType.DeviceFrame:
                int count = DeviceFrame.Read(message.Payload, _frame, out uint device);
                WriteFrame(device, count);
                break;
            case InputMessageType.Alive:
                HandleAlive(message.Read<Alive>());
                break;
            case InputMessageType.AddDevice:
                Add(message.Read<AddDevice>());
                break;
            case InputMessageType.RemoveDevice:
                Remove(message.Read<RemoveDevice>().Device);
                break;
            case InputMessageType.ReleaseDevice:
                Find(message.Read<ReleaseDevice>().Device)?.Clone.ReleaseAll();
                break;
            case MessageType.Bye:
                Bye bye = message.Read<Bye>();
                if (bye.Reason != DisconnectReason.Normal)
                    _log.Say(bye.Message);
                break;
        }
    }

    private void SendBack<T>(in T message)
        where T : IMessage<T>
    {
        if (_options.BothWays)
            _connection.Send(Channel.Control, message);
    }
}
