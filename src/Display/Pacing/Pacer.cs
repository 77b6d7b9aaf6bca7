namespace Rdfwd.Display.Pacing;

/// <summary>
/// Decides when a viewer may get its next frame, and how large it may be, from what the viewer acknowledged: one frame more
/// than the link holds within its shortest round trip and a little slack, so that no queue grows and no link idles.
/// One for each viewer. Pure: it reads no clock; times are microseconds of one monotonic clock unless said otherwise.
/// </summary>
public sealed partial class Pacer
{
    // What a link of unknown rate is trusted with at once.
    private const int InitialWindowBytes = 96 * 1024;

    // A frame takes the link about this long, so that the next one is never far behind the newest pixels.
    private const long FrameSpanUs = 20_000;
    private const int UsedPercent = 85;
    private const long LongestIntervalUs = 100_000;
    private const int MinFrameBytes = 1200;
    private const int MaxFrameBytes = 4 * 1024 * 1024;

    // Of what waits at this end, so much says nothing about the link: a pipe holds it until its reader is scheduled.
    private const int MinQueueBytes = 48 * 1024;

    // How much longer than expected acknowledgements may take before frames are held back; follows the link's own jitter.
    private const long MinSlackUs = 8_000;
    private const long MaxSlackUs = 33_000;
    private const int JitterFactor = 2;
    private const int JitterMemory = 8;

    // Frames of one size tell neither the rate nor the shortest round trip: now and then one is made smaller, no more than it takes, for it
    // is a worse picture; where all are as small as frames get, one is made larger.
    private const long ProbeIntervalUs = 400_000;
    private const int ProbePercent = 40;
    private const int EnoughReferences = 4;
    private const int ProbeWorthBytes = 2 * MinFrameBytes;

    // The viewer is asked for its answer to something tiny so often, where frames take the link long enough to be compared with that, and where
    // the link should have been free for so long.
    private const long AskIntervalUs = 1_000_000;
    private const long AskWorthUs = 2_000;
    private const long FreeUs = 4_000;
    private const int UsualMemory = 8;

    // Where round trips are noisy, more of them are needed to tell what a byte costs; and frames that fill their share show by going larger
    // that there was room, each time by no more than a queue that is hardly noticed.
    private const long NoisyProbeIntervalUs = 200_000;
    private const int NoisyProbePercent = 33;
    private const int FilledPercent = 70;
    private const int FillMemory = 4;
    private const double LeastRise = 1.1;
    private const double FirstRise = 2.4;
    private const double FirstRiseUs = 100_000;
    private const long GrowAgainUs = 1_000_000;

    // A frame that used less of what it was allowed says how much there was to send, not what the link delivers, unless it is late: one
    // that used most of it sooner than one that used little.
    private const int FullPercent = 90;
    private const int HalfPercent = 50;
    private const long HalfLateUs = 10_000;
    private const int HalfJitterFactor = 4;
    private const long LateUs = 30_000;

    private const long LongestDecodeUs = 2_000_000;
    private const long AskAgainUs = 50_000;
    private const int MinFramesInFlight = 3;

    // More than a window's frames that arrive while one of another is decoded.
    private const int ArrivalsKept = 16;

    // An echo may go even when enough is under way: so small that nothing notices.
    private const int UrgentBytes = 2048;
    private const int UrgentInFlight = 4;
    private const long DefaultIntervalUs = 16_667;
    private const long LimitBurstUs = 30_000;

    private readonly Dictionary<ulong, Sent> _inFlight = [];
    private readonly RateEstimator _rate = new();
    private readonly RoundTripMemory _roundTrips = new();
    private readonly LinkNoise _noise = new();
    private readonly CarriedRate _carried = new();
    private readonly ReturnWay _returnWay = new();
    private readonly long[] _arrivals = new long[ArrivalsKept];
    private int _arrivalCount;
    private long _lastArrivalUs;
    private long _lastAnswerUs;
    private long _ackedUs;
    private long _guessedUs;
    private long _jitterUs;
    private long _decodeUs;
    private long _limitDueUs;
    private long _probedUs;
    private int _urgentInFlight;
    private long _lastSentUs;
    private long _intervalUs = FrameSpanUs;
    private long _usualBytes;
    private long _askedUs = long.MinValue / 2;
    private long _queuedUs = long.MinValue / 2;
    private int _filledPercent;
    private bool _wasFull;

    // Of what the link takes in a frame's time it filled so much, whatever it was allowed; and before it the link had been full.
    private readonly record struct Sent(int Bytes, long SentUs, bool IsUrgent, int UsedPercent, int FilledPercent, bool IsAfterFull);

    /// <summary>The shortest round trip of about the last ten seconds; 0 while unknown.</summary>
    public long MinRoundTripUs => _roundTrips.ShortestUs;

    /// <summary>What the link is believed to deliver, within the limit; 0 while unknown and not limited.</summary>
    public long BytesPerSecond
    {
        get
        {
            long rate = _rate.BytesPerSecond;
            return BandwidthLimit > 0 && (rate > BandwidthLimit || rate == 0) ? BandwidthLimit : rate;
        }
    }

    /// <summary>Bytes of frames that are not acknowledged.</summary>
    public long InFlightBytes { get; private set; }

    public int InFlightFrames => _inFlight.Count;

    /// <summary>About how long the last acknowledged frame waited in queues.</summary>
    public long QueueUs { get; private set; }

    /// <summary>What the user allows, in bytes for each second; 0: no limit.</summary>
    public long BandwidthLimit { get; set; }

    /// <summary>The time of one refresh of the viewer's screen; see <see cref="FrameClock.IntervalUs"/>.</summary>
    public long RefreshIntervalUs { get; set; } = DefaultIntervalUs;

    // Jitter alone; a link without any gets none of the slack in frames.
    private long JitterSlackUs => SlackUs - MinSlackUs;

    private long SlackUs => Math.Clamp(MinSlackUs + (JitterFactor * _jitterUs), MinSlackUs, MaxSlackUs);

    /// <summary>What the next frame may cost; nothing while enough is under way.</summary>
    /// <param name="nowUs">The time.</param>
    /// <param name="queuedBytes">Bytes that still wait at this end: inside this process and in the pipe to what carries them on.</param>
    /// <param name="isUrgent">The frame is small and answers a person: when enough is under way, a little is allowed nevertheless.</param>
    public FrameBudget NextFrame(long nowUs, long queuedBytes, bool isUrgent = false)
    {
        long rate = BytesPerSecond;
        long held = HeldUntil(nowUs, queuedBytes, rate);
        if (held > nowUs)
            return isUrgent && _urgentInFlight < UrgentInFlight ? new FrameBudget(UrgentBytes, nowUs, rate) : new FrameBudget(0, held, rate);
        long bytes = rate == 0 ? InitialWindowBytes - InFlightBytes : Delivered(rate, SpanUs());
        if (ShouldProbe(nowUs, rate, bytes))
            bytes = bytes < ProbeWorthBytes ? Math.Max(bytes, MinFrameBytes) + MinFrameBytes : bytes * (_noise.Us > 0 ? NoisyProbePercent : ProbePercent) / 100;
        return new FrameBudget((int)Math.Clamp(bytes, MinFrameBytes, MaxFrameBytes), nowUs, rate);
    }

    /// <summary>A frame went to the connection.</summary>
    /// <param name="frame">Its key, unique among the frames of this viewer in flight.</param>
    /// <param name="bytes">All that it takes on the wire.</param>
    /// <param name="allowedBytes">What <see cref="NextFrame"/> allowed it.</param>
    /// <param name="nowUs">The time.</param>
    /// <param name="isUrgent">What <see cref="NextFrame"/> was asked.</param>
    public void OnSent(ulong frame, int bytes, int allowedBytes, long nowUs, bool isUrgent = false)
    {
        int usedPercent = isUrgent ? 0 : (int)Math.Min(100, bytes * 100L / Math.Max(allowedBytes, 1));
        long whole = Delivered(_rate.BytesPerSecond, SpanUs());
        int filledPercent = whole == 0 ? 0 : (int)Math.Min(100, bytes * 100L / whole);
        if (!_inFlight.TryAdd(frame, new Sent(bytes, nowUs, isUrgent, usedPercent, filledPercent, _wasFull)))
            return;
        _wasFull = false;
        _filledPercent += (filledPercent - _filledPercent) / FillMemory;
        _usualBytes += (bytes - _usualBytes) / UsualMemory;
        InFlightBytes += bytes;
        _urgentInFlight += isUrgent ? 1 : 0;
        long interval = nowUs - _lastSentUs;
        if (interval < LongestIntervalUs)
            _intervalUs += (Math.Max(interval, 0) - _intervalUs) / JitterMemory;
        _lastSentUs = nowUs;
        if (BandwidthLimit > 0)
            _limitDueUs = Math.Max(_limitDueUs, nowUs) + (bytes * 1_000_000L / BandwidthLimit);
    }

    /// <summary>An acknowledgement came. One of an unknown frame is ignored.</summary>
    /// <param name="frame">The key given to <see cref="OnSent"/>.</param>
    /// <param name="nowUs">When it came.</param>
    /// <param name="receivedUs">When the viewer had the frame, of the viewer's clock; 0 when it does not say.</param>
    /// <param name="presentedUs">When the viewer acknowledged it, of the viewer's clock; 0 when it does not say.</param>
    public void OnAck(ulong frame, long nowUs, long receivedUs = 0, long presentedUs = 0)
    {
        if (!_inFlight.Remove(frame, out Sent sent))
            return;
        _ackedUs = nowUs;
        InFlightBytes -= sent.Bytes;
        _urgentInFlight -= sent.IsUrgent ? 1 : 0;
        long decode = receivedUs > 0 && presentedUs > receivedUs ? Math.Min(presentedUs - receivedUs, LongestDecodeUs) : 0;
        _decodeUs += (decode - _decodeUs) / JitterMemory;
        // As if the viewer had answered when the last byte came, and the answer had not been held up on its way.
        long answer = nowUs - decode;
        long late = receivedUs > 0 ? _returnWay.LateUs(receivedUs, answer) : 0;
        long arrival = Math.Max(late > MaxSlackUs ? answer - late : answer, sent.SentUs + 1);
        long roundTrip = arrival - sent.SentUs;
        _roundTrips.Add(sent.Bytes, roundTrip, nowUs);
        bool wasGuess = _rate.IsGuess;
        Measure(sent, arrival, roundTrip);
        if (_rate.IsGuess && !wasGuess)
            _guessedUs = answer;
        _lastAnswerUs = Math.Max(_lastAnswerUs, answer);
        _lastArrivalUs = Math.Max(_lastArrivalUs, arrival);
        _arrivals[_arrivalCount++ & (ArrivalsKept - 1)] = arrival;
    }

    /// <summary>
    /// Whether to ask the viewer for a sign of life now. Frames of about one size do not tell what of a round trip their bytes took; an answer to
    /// something tiny does, if nothing was in its way. After true it counts as asked, and the answer goes to <see cref="OnAnswer"/>.
    /// </summary>
    public bool WantsRoundTrip(long nowUs)
    {
        long rate = BytesPerSecond;
        long sinceSent = nowUs - _lastSentUs;
        if (rate == 0 || nowUs - _askedUs < AskIntervalUs || sinceSent > LongestIntervalUs || TransferUs(_usualBytes, rate) < AskWorthUs
            || (_inFlight.Count > 0 && sinceSent < TransferUs(InFlightBytes, rate) + FreeUs))
        {
            return false;
        }

        _askedUs = nowUs;
        return true;
    }

    /// <summary>The viewer gave a sign of life. One that <see cref="WantsRoundTrip"/> did not ask for is ignored.</summary>
    /// <param name="askedUs">When it was asked.</param>
    /// <param name="nowUs">When the answer came.</param>
    public void OnAnswer(long askedUs, long nowUs)
    {
        // Where it comes right behind an acknowledgement, the link was not free, whatever it was believed to deliver.
        if (askedUs == _askedUs && nowUs > askedUs && nowUs - _ackedUs >= FreeUs / 2 && !HasOlder(askedUs))
            _roundTrips.Add(0, nowUs - askedUs, nowUs);
    }

    private static long Delivered(long rate, long timeUs)
    {
        return rate * timeUs / 1_000_000;
    }

    private static long TransferUs(long bytes, long rate)
    {
        return rate == 0 ? 0 : bytes * 1_000_000 / rate;
    }

    /// <summary>Frames that follow each other leave some of the link unused, so that what waits in it drains.</summary>
    private long SpanUs()
    {
        return Math.Min(FrameSpanUs, Math.Max(_intervalUs, RefreshIntervalUs) * UsedPercent / 100);
    }

    private bool ShouldProbe(long nowUs, long rate, long bytes)
    {
        bool flowing = nowUs - _lastArrivalUs < ProbeIntervalUs;
        bool isNoisy = _noise.Us > 0 && _filledPercent >= FilledPercent;
        if (rate == 0 || !flowing || nowUs - _probedUs < (isNoisy ? NoisyProbeIntervalUs : ProbeIntervalUs)
            || (bytes < ProbeWorthBytes && _filledPercent < FilledPercent)
            || (bytes >= ProbeWorthBytes && !isNoisy && _roundTrips.ReferencesLately((int)Math.Min(bytes, MaxFrameBytes)) >= EnoughReferences))
        {
            return false;
        }

        _probedUs = nowUs;
        return true;
    }

    /// <summary>Until when no frame may be sent; not after now when one may.</summary>
    private long HeldUntil(long nowUs, long queuedBytes, long rate)
    {
        if (BandwidthLimit > 0 && _limitDueUs - LimitBurstUs > nowUs)
            return _limitDueUs - LimitBurstUs;
        if (_inFlight.Count == 0)
            return nowUs;
        long min = MinRoundTripUs;
        long inTheAir = rate == 0 ? InitialWindowBytes - MinFrameBytes : Delivered(rate, min + _decodeUs + SlackUs);
        // What waits at this end has not even begun its way.
        long inLine = rate == 0 ? InitialWindowBytes : Math.Max(Delivered(rate, MaxSlackUs), MinQueueBytes);
        if (InFlightBytes > inTheAir || queuedBytes > inLine)
        {
            _wasFull = true;
            return nowUs + AskAgainUs;
        }

        // What waited behind a late frame comes at once, if the link only stood still for a moment.
        if (_rate.IsGuess && nowUs - _guessedUs < MaxSlackUs && nowUs - _lastAnswerUs < MinSlackUs)
            return _lastAnswerUs + MinSlackUs;
        if (_inFlight.Count >= Math.Max(MinFramesInFlight, ((min + JitterSlackUs) / RefreshIntervalUs) + 2))
            return nowUs + AskAgainUs;
        return rate != 0 && IsOverdue(nowUs, min, rate) ? nowUs + AskAgainUs : nowUs;
    }

    /// <summary>The oldest acknowledgement is later than its frame's size explains: the link became slower.</summary>
    private bool IsOverdue(long nowUs, long min, long rate)
    {
        Sent oldest = new(0, long.MaxValue, false, 0, 0, false);
        foreach (Sent sent in _inFlight.Values)
        {
            if (sent.SentUs < oldest.SentUs)
                oldest = sent;
        }

        long expected = Math.Max(oldest.SentUs + min, _lastAnswerUs) + TransferUs(oldest.Bytes, rate);
        return nowUs > expected + _decodeUs + SlackUs;
    }
}
