namespace Rdfwd.Display.Pacing;

/// <summary>
/// How much round trips differ for no reason that the link's rate explains, and what a byte costs nevertheless: the slope of the straight line
/// through the latest sizes and round trips, whatever is added to all of them alike. Pure; times are microseconds.
/// </summary>
internal sealed class LinkNoise
{
    // The clocks and schedulers of both ends make so much.
    private const long OrdinaryUs = 1_000;
    private const int SpreadFactor = 4;
    private const int VariationMemory = 8;
    private const long UsualStepUs = 250;
    private const long RegularUs = 3_000;
    private const long MaxUs = 33_000;

    // The latest round trips that count.
    private const double Kept = 96;
    private const int Fewest = 8;
    private const int CredibleErrors = 2;

    // Where each packet is late by itself, the latest of many is later than that of few, and bytes look dearer than they are by about
    // this part of the noise for each standard deviation of their number; but not more than by this factor.
    private const double NoiseDivisor = 4;
    private const double BiasFactor = 1.25;

    private long _variationUs;
    private long _usualUs;
    private long _offUs;
    private int _offBytes;
    private double _count;
    private double _bytes;
    private double _time;
    private double _bytesSquared;
    private double _product;
    private double _timeSquared;

    /// <summary>A frame may be so much late, or early, without meaning anything; 0 on a link that is as regular as its ends are.</summary>
    public long Us => Math.Clamp(SpreadFactor * (_variationUs - OrdinaryUs), 0, MaxUs);

    /// <summary>Most frames come when they are expected, so that one which is late stands out.</summary>
    public bool IsRegular => _usualUs < RegularUs;

    /// <summary>Any frame arrived that none before it can have been overtaken by.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="offUs">How much later it came than expected.</param>
    /// <param name="bytesPerSecond">The rate by which that was expected; 0 while unknown.</param>
    public void Observe(int bytes, long offUs, long bytesPerSecond)
    {
        // The rate may be wrong, and frames of different sizes differ by it.
        long explained = bytesPerSecond == 0 ? 0 : Math.Abs(bytes - _offBytes) * 1_000_000L / bytesPerSecond;
        long variation = Math.Clamp(Math.Abs(offUs - _offUs) - explained, 0, MaxUs);
        _variationUs += (variation - _variationUs) / VariationMemory;
        _usualUs = Math.Max(0, _usualUs + (variation > _usualUs ? UsualStepUs : -UsualStepUs));
        _offUs = offUs;
        _offBytes = bytes;
    }

    /// <summary>A frame arrived that did not wait for another.</summary>
    public void Add(int bytes, long roundTripUs)
    {
        const double Fade = 1 - (1 / Kept);
        _count = (_count * Fade) + 1;
        // About the means, so that the sums stay small beside what they tell.
        double x = bytes - _bytes;
        double y = roundTripUs - _time;
        _bytes += x / _count;
        _time += y / _count;
        _bytesSquared = (_bytesSquared * Fade) + (x * (bytes - _bytes));
        _product = (_product * Fade) + (x * (roundTripUs - _time));
        _timeSquared = (_timeSquared * Fade) + (y * (roundTripUs - _time));
    }

    /// <summary>The link is another one now.</summary>
    public void Forget() => _count = _bytes = _time = _bytesSquared = _product = _timeSquared = 0;

    /// <summary>What the link delivers, bytes a second, by what bytes cost. False while too little is known to say.</summary>
    /// <param name="likely">It hardly delivers more; worth trying, for too high a rate shows by a queue, and too low a one does not show.</param>
    /// <param name="most">It certainly delivers no more.</param>
    public bool TryGetRate(out double likely, out double most)
    {
        likely = most = double.MaxValue;
        if (_count < Fewest || _bytesSquared <= 1)
            return false;
        double slope = _product / _bytesSquared;
        double error = Math.Sqrt(Math.Max(0, _timeSquared - (slope * _product)) / (_count - 2) / _bytesSquared);
        if (slope <= CredibleErrors * error)
            return false;
        double bias = Us / NoiseDivisor / Math.Sqrt(_bytesSquared / _count);
        likely = Math.Min(RateOf(slope - error - bias), BiasFactor * RateOf(slope - error));
        most = RateOf(slope - (CredibleErrors * error));
        return true;
    }

    // Of what a byte takes.
    private static double RateOf(double us) => us <= 0 ? double.MaxValue : 1e6 / us;
}
