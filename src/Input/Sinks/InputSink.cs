using System.Globalization;
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
public sealed class InputSink : IDisposable
{
    private const int PauseMs = 1;

    // Of the silence: how often the link is looked after. A sign of life goes back with every second beat.
    private const int BeatsInSilence = 8;

    // A peer that asks for less must not keep this end busy.
    private const long ShortestBeatUs = 5000;

    // Descriptors that are polled before those of the clones.
    private const int OwnPolls = 3;

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
    private UinputDevice? _unwritten;
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
    public unsafe void Run()
    {
        try
        {
            bool open = true;
            while (open)
            {
                int count = FillPolls();
                int ready;
                fixed (pollfd* polls = _polls)
                    ready = Libc.poll(polls, (nuint)count, _waitMs);
                _clockIsOld = true;
                if (_polls[1].revents != 0)
                    break;
                for (int i = OwnPolls; i < count; i++)
                {
                    if (_polls[i].revents != 0)
                        ReadBack(_polled[i - OwnPolls]!);
                }
                if (_polls[0].revents != 0)
                    open = _connection.Fill();
                while (_connection.TryReceive(out IncomingMessage message))
                    Handle(message);
                WriteBatch();
                // Silence can only come after the next beat.
                if (_hasArrived)
                    _waitMs = -1;
                if (_polls[2].revents != 0)
                    Beat();
                else if (ready <= 0)
                    CheckSilence();
            }
        }
        finally
        {
            RemoveAll();
        }
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

    private void HandleAlive(Alive alive)
    {
        bool wasStale = _liveness.IsStale;
        uint silence = _options.Timeout is { } timeout ? (uint)timeout.TotalMilliseconds : Math.Min(alive.SilenceMs, 3_600_000);
        _liveness.Alive(silence, (long)Math.Min(alive.TimeUs, long.MaxValue), NowUs);
        if (_liveness.SilenceUs > 0)
            SetBeat(Math.Max(_liveness.SilenceUs / BeatsInSilence, ShortestBeatUs));
        if (_liveness.IsStale && !wasStale)
        {
            ReleaseAll();
            _log.Say("What arrives was typed long ago, while the link stood still; its key presses are left out.");
        }
    }

    private SinkDevice? Find(uint number) => number < InputLimits.Devices ? _devices[number] : null;

    private void WriteFrame(uint number, int count)
    {
        if (Find(number) is not { } device)
            return;
        _silent = false;
        if (_liveness.IsStale)
            count = StaleFilter.Apply(_frame.AsSpan(0, count));
        Span<InputEvent> events = _frame.AsSpan(0, count);
        foreach (InputEvent e in events)
        {
            if (e.Type >= EventType.Led)
                device.Echo.Wrote(e);
        }
        if (count == 0)
            return;
        if (_brake.Add(count + 1))
            LetReadersFollow();
        if (_unwritten != device.Clone)
            WriteBatch();
        _unwritten = device.Clone;
        device.Clone.Add(events);
        if (_options.Verbose)
            PrintFrame(number, events);
    }

    /// <summary>Writes the frames that came together for one clone, in one call.</summary>
    private void WriteBatch()
    {
        _unwritten?.Flush();
        _unwritten = null;
    }

    private unsafe void LetReadersFollow()
    {
        WriteBatch();
        _clockIsOld = true;
        if (_brake.MustPause(NowUs))
            _ = Libc.poll(null, 0, PauseMs);
        _clockIsOld = true;
    }

    private void PrintFrame(uint number, ReadOnlySpan<InputEvent> events)
    {
        foreach (InputEvent e in events)
            _log.Say(string.Create(CultureInfo.InvariantCulture, $"{number} {e}"));
    }

    private void Add(AddDevice message)
    {
        if (message.Device >= InputLimits.Devices)
            throw new ProtocolException($"Device {message.Device} is above the {InputLimits.Devices} that one stream may have.");
        Remove(message.Device);
        try
        {
            UinputDevice clone = UinputDevice.Create(message.Description);
            SinkDevice device = new(message.Device, clone);
            _devices[message.Device] = device;
            _created++;
            Expect(device);
            string node = clone.EventNode ?? "";
            _log.Say($"{(node.Length > 0 ? node : "A device")} is \"{message.Description.Name}\".");
            foreach (string omitted in clone.Omitted)
                _log.Say($"This kernel does not know {omitted} of \"{message.Description.Name}\"; the clone lacks it.");
            if (!_options.BothWays && WayBack.Wanted(message.Description) is { } lost)
                _log.Say($"This pipe has no way back: {lost} of \"{message.Description.Name}\" cannot reach the real device; `rdfwd input connect` brings them there.");
            SendBack(new DeviceCreated(message.Device, node));
        }
        catch (InputException exception)
        {
            _log.Say(exception.Message);
            SendBack(new DeviceRefused(message.Device, exception.Message));
            // Without /dev/uinput nothing can be created, now or later.
            if (exception.Reason is InputFailure.Unsupported or InputFailure.Permission || !_options.BothWays)
                throw;
        }
    }

    // What seeding the clone wrote comes back as an echo.
    private static void Expect(SinkDevice device)
    {
        foreach (int led in device.Clone.State.Leds.Members())
            device.Echo.Wrote(new(EventType.Led, (ushort)led, 1));
        foreach (int sound in device.Clone.State.Sounds.Members())
            device.Echo.Wrote(new(EventType.Snd, (ushort)sound, 1));
        device.Echo.Wrote(new(EventType.Rep, Code.RepDelay, device.Clone.Description.RepeatDelayMs));
        device.Echo.Wrote(new(EventType.Rep, Code.RepPeriod, device.Clone.Description.RepeatPeriodMs));
    }

    private void Remove(uint number)
    {
        if (Find(number) is not { } device)
            return;
        _devices[number] = null;
        _created--;
        device.Clone.Dispose();
    }

    private void RemoveAll()
    {
        UinputDevice.LetReadersSee([.. _devices.OfType<SinkDevice>().Select(device => device.Clone)]);
        for (uint number = 0; number < InputLimits.Devices; number++)
            Remove(number);
    }

    private void ReleaseAll()
    {
        foreach (SinkDevice? device in _devices)
            device?.Clone.ReleaseAll();
    }

    private void SetBeat(long periodUs)
    {
        if (periodUs == _beatUs)
            return;
        _beatUs = periodUs;
        FileDescriptors.SetPeriod(_beat, TimeSpan.FromMicroseconds(_beatUs));
        SendAlive();
    }

    private void Beat()
    {
        FileDescriptors.Clear(_beat);
        _liveness.Beat(_hasArrived, NowUs);
        _hasArrived = false;
        CheckSilence();
        if ((++_beats & 1) == 0)
            SendAlive();
    }

    private void CheckSilence()
    {
        _waitMs = -1;
        if (_silent)
            return;
        if (!_liveness.IsSilent(NowUs))
        {
            int left = _liveness.MillisecondsLeft(NowUs);
            if (left * 1000L <= _beatUs)
                _waitMs = left;
            return;
        }
        _silent = true;
        ReleaseAll();
        _log.Say(string.Create(CultureInfo.InvariantCulture, $"Nothing came for {_liveness.SilenceUs / 1e6:0.###} s; everything that was held is let go."));
    }

    private void SendAlive()
    {
        if (_options.BothWays)
            _connection.Send(Channel.Control, new Alive((uint)(_liveness.SilenceUs / 1000), (ulong)NowUs));
    }

    private void ReadBack(SinkDevice device)
    {
        int count;
        while ((count = device.Clone.Read(_raw)) > 0)
        {
            foreach (input_event raw in _raw.AsSpan(0, count))
                Answer(device, new(raw.type, raw.code, raw.value));
        }
    }

    private void Answer(SinkDevice device, InputEvent e)
    {
        if (e.Type == EventType.Uinput)
        {
            if (e.Code == Code.UiFfUpload && device.Clone.AcceptUpload(e.Value, out ff_effect effect))
                SendBack(new UploadEffect(device.Number, effect));
            else if (e.Code == Code.UiFfErase && device.Clone.AcceptErase(e.Value, out int id))
                SendBack(new EraseEffect(device.Number, id));
            return;
        }
        if (!device.Echo.IsNews(e))
            return;
        device.Clone.State.Apply(e);
        SendBack(new DeviceEvent(device.Number, e));
    }

    private void SendBack<T>(in T message)
        where T : IMessage<T>
    {
        if (_options.BothWays)
            _connection.Send(Channel.Control, message);
    }
}
