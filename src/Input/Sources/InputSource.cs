using Rdfwd.Input.Codes;
using Rdfwd.Input.Links;
using Rdfwd.Input.Routing;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Input.Sources;

/// <summary>
/// The reading end: reads devices frame by frame, decides which side gets the input, and sends. It outlives its links:
/// <see cref="Run"/> may be called again with another one. Owns the devices, borrows the link. One thread runs it;
/// <see cref="Stop"/> and <see cref="Toggle"/> may come from any.
/// </summary>
public sealed partial class InputSource : IDisposable
{
    private const int MergeWaitMs = 2;
    private const int RetryMs = 50;

    // Of the silence: how often the link is looked after. A sign of life goes out with every second beat.
    private const int BeatsInSilence = 8;

    // Descriptors that are polled before those of the devices.
    private const int OwnPolls = 4;

    // Reads in a row of one device alone, after which that read is waited in. More, and typing while the pointer moves goes to and fro less.
    private const int LongStreak = 4;

    // As many as a node keeps for a device that says much, so that one read empties it.
    private const int ReadEvents = 256;

    private readonly SourceOptions _options;
    private readonly IInputLog _log;
    private readonly TimeProvider _time;
    private readonly DeviceSet _set;
    private readonly Router _router;
    private readonly HotplugWatch? _hotplug;
    private readonly SafeFileDescriptor _wake = FileDescriptors.CreateEvent();
    private readonly SafeFileDescriptor _beat = FileDescriptors.CreateTimer();
    private readonly CancellationTokenSource _cancel = new();
    private readonly input_event[] _raw = new input_event[ReadEvents];
    private readonly InputEvent[] _scratch = new InputEvent[InputLimits.FrameEvents];
    private readonly InputEvent[] _merged = new InputEvent[EventType.CodeCount(EventType.Rel)];
    private readonly List<InputEvent> _frames = [];
    private readonly List<Outlet> _outlets = [];
    private readonly pollfd[] _polls = new pollfd[InputLimits.Devices + OwnPolls];
    private readonly SourceDevice[] _polled = new SourceDevice[InputLimits.Devices];
    private WireConnection? _link;
    private LivenessMonitor _liveness = new();
    private StallDetector _stall;
    private int _beats;
    private long _nowUs;
    private bool _clockIsOld = true;
    private int _toggles;
    private bool _paused;
    private bool _grabsAwaited;
    private SourceEnd? _end;
    private ReadInterrupter? _interrupter;
    private SourceDevice? _busiest;
    private SourceDevice? _waitedFor;
    private int _streak;

    public InputSource(SourceOptions options, IInputLog log, TimeProvider time)
    {
        _options = options;
        _log = log;
        _time = time;
        _set = new DeviceSet(options, log);
        _router = new Router(options.Hotkey, options.Panic, !options.StartLocal);
        _hotplug = options.Hotplug ? new HotplugWatch() : null;
        _stall = new StallDetector((long)options.Silence.TotalMicroseconds);
    }

    /// <summary>The devices that are open now, for people.</summary>
    public IReadOnlyList<string> DeviceNames => [.. _set.Devices.Where(device => device.Device is not null).Select(device => device.Description.Name)];

    /// <summary>Whether the far side has the input.</summary>
    public bool IsRemote => _router.IsRemote;

    /// <summary>Called on the loop's thread when the input changed sides.</summary>
    public Action<bool>? SideChanged { get; set; }

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

    /// <summary>
    /// Opens and grabs what there is, all or nothing; waits while keys are held. Throws <see cref="InputException"/>. Call it once,
    /// before the first <see cref="Run"/>.
    /// </summary>
    public void Open()
    {
        _set.OpenInitial(_cancel.Token);
        foreach (SourceDevice device in _set.Devices)
        {
            _router.Learn(device.Physical.Keys);
            device.LocalLeds.CopyFrom(device.Physical.Leds);
        }
        if (!_router.IsRemote)
            _set.UngrabAll();
    }

    /// <summary>Ends <see cref="Run"/> and <see cref="Open"/>. Any thread, also a signal handler's.</summary>
    public void Stop()
    {
        Volatile.Write(ref _toggles, int.MinValue / 2);
        _cancel.Cancel();
        FileDescriptors.Signal(_wake);
    }

    /// <summary>Moves the input to the other side as soon as nothing is held. Any thread.</summary>
    public void Toggle()
    {
        Interlocked.Increment(ref _toggles);
        FileDescriptors.Signal(_wake);
    }

    /// <summary>
    /// Forwards until the link ends or falls silent or the user ends it. Nothing is grabbed afterwards unless the source is run
    /// again. The caller closes the link.
    /// </summary>
    public SourceEnd Run(WireConnection link)
    {
        _link = link;
        _clockIsOld = true;
        _liveness = new LivenessMonitor();
        _liveness.Arrived(NowUs);
        _stall = new StallDetector((long)_options.Silence.TotalMicroseconds);
        _end = null;
        _beats = 0;
        _paused = false;
        FileDescriptors.SetPeriod(_beat, _options.Silence / BeatsInSilence);
        using ReadInterrupter? interrupter = ReadInterrupter.IsPossible ? new() : null;
        _interrupter = interrupter;
        try
        {
            SendAlive(link);
            ReadAnew();
            AnnounceMadeUp(link);
            foreach (SourceDevice device in _set.Devices)
                Announce(device);
            while (_end is null)
                Turn(link);
            return _end.Value;
        }
        finally
        {
            WaitForAll();
            _interrupter = null;
            EndLink(link);
        }
    }

    public void Dispose()
    {
        _set.Dispose();
        _hotplug?.Dispose();
        _wake.Dispose();
        _beat.Dispose();
        _cancel.Dispose();
    }

    private void Turn(WireConnection link)
    {
        int devices = FillPolls(link, out int count);
        int timeout = PollTimeout();
        SourceDevice? read = DeviceToWaitFor(devices, timeout);
        int events = 0;
        if (read is not null)
            events = WaitInRead(read, count);
        else
            Poll(count, timeout);
        _clockIsOld = true;
        link.Cork();
        if (read is not null)
            Take(read, events);
        for (int i = 0; i < devices && _end is null; i++)
        {
            if (_polls[i + OwnPolls].revents != 0)
                ReadDevice(_polled[i]);
        }
        link.Uncork();
        if (_polls[0].revents != 0)
            ReadLink(link);
        if (_polls[1].revents != 0)
            Woken();
        if (_polls[2].revents != 0)
        {
            foreach (string node in _hotplug!.Read())
                Arrive(node);
        }
        else if (_set.HasRetries)
        {
            foreach (string node in _set.Retries())
                Arrive(node);
        }
        if (_router.IsTogglePending)
            TryToggle();
        if (_grabsAwaited)
            GrabAwaited();
        TickMapper();
        FlushMerged();
        if (_polls[3].revents != 0)
            Beat(link);
        if (link.Aborted is not null)
            _end ??= SourceEnd.LinkEnded;
    }

    private unsafe void Poll(int count, int timeout)
    {
        fixed (pollfd* polls = _polls)
            _ = Libc.poll(polls, (nuint)count, timeout);
    }

    private int FillPolls(WireConnection link, out int count)
    {
        _polls[0] = new pollfd { fd = _options.BothWays ? link.PollDescriptor : -1, events = Libc.POLLIN };
        _polls[1] = new pollfd { fd = _wake.Descriptor, events = Libc.POLLIN };
        _polls[2] = new pollfd { fd = _hotplug?.Descriptor ?? -1, events = Libc.POLLIN };
        _polls[3] = new pollfd { fd = _beat.Descriptor, events = Libc.POLLIN };
        int devices = 0;
        // A device that is left unread keeps its events in the kernel; when those run over, the resynchronisation puts it right.
        if (link.QueuedBytes(Channel.Control) <= InputLimits.QueueBytes)
        {
            foreach (SourceDevice device in _set.Devices)
            {
                if (device.Device is null)
                    continue;
                _polled[devices] = device;
                _polls[OwnPolls + devices++] = new pollfd { fd = device.Device.Descriptor, events = Libc.POLLIN };
            }
        }
        count = OwnPolls + devices;
        return devices;
    }

    private int PollTimeout()
    {
        int wait = MapperWaitMs();
        foreach (Outlet outlet in _outlets)
        {
            if (outlet.Merger.HasMotion)
                wait = Math.Min(wait, MergeWaitMs);
        }
        if (_set.HasRetries)
            wait = Math.Min(wait, RetryMs);
        return wait == int.MaxValue ? -1 : wait;
    }
}
