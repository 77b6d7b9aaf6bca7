namespace Rdfwd.Display.Pacing;

/// <summary>
/// What the link delivers, from the times at which frames arrived. A frame that had to wait behind another one measures the
/// link itself: that value is taken as it is, up or down. A frame that was alone tells only how much longer it took than a
/// smaller one; it raises the estimate step by step, and lowers it when it took far too long or several agree. Pure; times
/// are microseconds.
/// </summary>
internal sealed class RateEstimator
{
    // Smaller frames say more about delays than about the rate.
    private const int MinSampleBytes = 1000;

    // Measurements fade within about this time.
    private const double MemoryUs = 80_000;

    // The first of a row of queued frames is weighed against the rate so far as if that had held for this long.
    private const double PriorUs = 25_000;
    private const double MaxFallAtOnce = 4;

    // What one late frame made of the rate is worth so little: the link may have stood still for a moment.
    private const double GuessPriorUs = 2_000;

    // A lone frame is late when it took so many times what was expected, and this much more.
    private const int LateFactor = 3;
    private const long LateUs = 30_000;

    // A lone frame of a regular link that came so much sooner than expected was not lucky.
    private const long SureUs = 10_000;
    private const int AgreeingSamples = 3;
    private const double LowerShare = 0.85;

    // Frames that have much less than they may, as a film that goes in little time, never say that they were allowed too much: so many in a row
    // do that each took longer than the rate has it, and so much longer that neither noise nor what a frame takes beside its bytes explains it.
    private const int AmpleSamples = 12;
    private const long AmpleUs = 4_000;
    private const double AmpleMargin = 1.2;
    private const double MinRate = 4_000;
    private const double MaxRate = 1_000_000_000;
    private const long ShortestUs = 200;

    private double _rate;
    private double _bytes;
    private double _time;
    private int _lowSamples;
    private double _lowest;
    private int _ampleSamples;
    private double _ampleHighest;
    private double _high;
    private long _roseUs;

    // Before one late frame made it fall; 0 when what it is now was measured.
    private double _rateBefore;
    private int _afterGuess;
    private int _lateFrames;

    /// <summary>How many times as much it may be at once.</summary>
    public const double MaxRiseAtOnce = 1.6;

    /// <summary>In bytes for each second; 0 while unknown.</summary>
    public long BytesPerSecond => (long)_rate;

    /// <summary>Frames are so regular that one which is late stands out.</summary>
    public bool MayGuess { get; set; }

    /// <summary>Hardly anything but its bytes makes a difference to how long a frame takes.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>The rate follows from a frame or two that were late; those that waited behind them will tell.</summary>
    public bool IsGuess => _rateBefore > 0;

    /// <summary>Frames that were alone do not lower it below this, bytes a second, unless one took far too long.</summary>
    public double Floor { get; set; }

    /// <summary>A frame arrived that had waited behind the one before.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="sincePreviousUs">From the arrival of the one before to its own.</param>
    /// <param name="mayLower">It can tell that the link is slower than believed; otherwise there may have been no more to send.</param>
    public void AddQueued(int bytes, long sincePreviousUs, bool mayLower = true)
    {
        if (!mayLower)
        {
            _bytes = 0;
            _time = 0;
            return;
        }

        if (_time == 0 && _rate > 0)
            Weigh(_rateBefore > 0 ? GuessPriorUs : PriorUs);
        double time = Math.Max(0, sincePreviousUs);
        double rateBefore = Math.Max(_rate, _rateBefore);
        bool isLate = _rate > 0 && time > (bytes * 1e6 / rateBefore * LateFactor) + LateUs;
        double fade = Math.Exp(-time / MemoryUs);
        _bytes = (_bytes * fade) + bytes;
        _time = (_time * fade) + time;
        if (_time < ShortestUs || _bytes < MinSampleBytes)
            return;
        _lowSamples = 0;
        double measured = _bytes * 1e6 / _time;
        if (_rateBefore == 0 || isLate)
        {
            Set(measured);
            if (isLate && Guess(rateBefore))
                Weigh(GuessPriorUs);
            return;
        }

        // The frames that waited behind the late one tell what it was late for.
        Set(Math.Min(measured, _rateBefore));
        if (measured >= _rateBefore || ++_afterGuess >= AgreeingSamples)
        {
            _rateBefore = 0;
            if (_time < PriorUs)
                Weigh(PriorUs);
        }
    }

    /// <summary>A frame arrived that nothing was in the way of.</summary>
    /// <param name="bytes">Its size, less that of the frame it is compared with.</param>
    /// <param name="transferUs">How much longer it took than that one.</param>
    /// <param name="sentUs">When it was sent.</param>
    /// <param name="nowUs">The time.</param>
    /// <param name="mayLower">As with <see cref="AddQueued"/>.</param>
    public void AddAlone(int bytes, long transferUs, long sentUs, long nowUs, bool mayLower = true)
    {
        if (_time > 0)
            _rateBefore = 0;
        _bytes = 0;
        _time = 0;
        if (bytes < MinSampleBytes)
            return;
        double sample = bytes * 1e6 / Math.Max(transferUs, ShortestUs);
        if (_rate == 0)
        {
            Set(sample);
            return;
        }

        if (sample >= _rate)
        {
            // One frame may have been lucky; two in a row were not, nor was one that came so soon as nothing else explains.
            _lowSamples = 0;
            _ampleSamples = 0;
            bool isSure = MayGuess && (bytes * 1e6 / _rate) - transferUs > SureUs;
            double agreed = isSure ? sample : Math.Min(sample, _high);
            _high = sample;
            // What was sent before the last rise does not tell yet whether that was right.
            if (agreed <= _rate || sentUs < _roseUs)
                return;
            _roseUs = nowUs;
            Set(Math.Min(agreed, Math.Max(_rate * MaxRiseAtOnce, _rateBefore)));
            _rateBefore = 0;
            return;
        }

        _high = 0;
        double expectedUs = bytes * 1e6 / _rate;
        if (!mayLower)
        {
            if (IsQuiet && expectedUs > AmpleUs)
                AddAmple(sample);
            return;
        }

        if (transferUs > (expectedUs * LateFactor) + LateUs)
        {
            _lowSamples = 0;
            double before = Math.Max(_rate, _rateBefore);
            Set(Math.Max(sample, _rate / MaxFallAtOnce));
            Guess(before);
            return;
        }

        if (sample > _rate * LowerShare)
        {
            _lowSamples = 0;
            return;
        }

        _lowest = _lowSamples == 0 ? sample : Math.Max(_lowest, sample);
        if (++_lowSamples < AgreeingSamples)
            return;
        _lowSamples = 0;
        Lower(_lowest);
    }

    /// <summary>The link is at least this fast.</summary>
    public void AtLeast(double bytesPerSecond)
    {
        if (bytesPerSecond > _rate)
            Set(bytesPerSecond);
    }

    /// <summary>The link is no faster than this.</summary>
    public void AtMost(double bytesPerSecond)
    {
        if (bytesPerSecond < _rate)
            Lower(bytesPerSecond);
    }

    /// <summary>A frame that took its share of the link was no later than usual: there may be room for larger ones.</summary>
    /// <param name="towards">Not beyond this, bytes a second.</param>
    /// <param name="factor">How many times as much at once, at most.</param>
    /// <param name="sentUs">When the frame was sent.</param>
    /// <param name="nowUs">The time.</param>
    public void Rise(double towards, double factor, long sentUs, long nowUs)
    {
        if (towards <= _rate || sentUs < _roseUs)
            return;
        _roseUs = nowUs;
        Set(Math.Min(towards, _rate * factor));
    }

    private void AddAmple(double sample)
    {
        _ampleHighest = _ampleSamples == 0 ? sample : Math.Max(_ampleHighest, sample);
        if (++_ampleSamples < AmpleSamples)
            return;
        _ampleSamples = 0;
        if (_ampleHighest * AmpleMargin < _rate)
            Lower(_ampleHighest * AmpleMargin);
    }

    // One frame was late, or a second one; more of them are right. Returns whether it is a guess.
    private bool Guess(double rateBefore)
    {
        if (!MayGuess)
        {
            _rateBefore = 0;
            return false;
        }

        _lateFrames = _rateBefore == 0 ? 1 : _lateFrames + 1;
        _rateBefore = _lateFrames < AgreeingSamples ? rateBefore : 0;
        _afterGuess = 0;
        return _rateBefore > 0;
    }

    // As if the rate had held for so long.
    private void Weigh(double time)
    {
        _time = time;
        _bytes = _rate * time / 1e6;
    }

    private void Lower(double rate)
    {
        Set(Math.Max(rate, Math.Min(Floor, _rate)));
    }

    private void Set(double rate)
    {
        _rate = Math.Clamp(rate, MinRate, MaxRate);
    }
}
