namespace Rdfwd.Display.Pacing;

/// <remarks>What an acknowledgement tells about the link.</remarks>
public sealed partial class Pacer
{
    private void Measure(in Sent sent, long arrival, long roundTrip)
    {
        long min = MinRoundTripUs;
        long rate = _rate.BytesPerSecond;
        long transfer = TransferUs(sent.Bytes, rate);
        long waited = roundTrip - min - transfer;
        QueueUs = Math.Max(0, waited);
        long ahead = ArrivalBefore(arrival);
        bool overtook = HasOlder(sent.SentUs);
        if (!overtook)
            _noise.Observe(sent.Bytes, arrival - Math.Max(sent.SentUs + min, ahead) - transfer, rate);
        _rate.MayGuess = _noise.IsRegular;
        _rate.IsQuiet = _noise.IsRegular && _noise.Us == 0;
        bool isLate = waited > LateAfterUs(sent.UsedPercent);
        bool isFull = sent.UsedPercent >= FullPercent;
        // Had nothing been in its way, it would have arrived before the frame ahead of it did.
        if (sent.SentUs + min + _noise.Us < ahead)
        {
            bool mayLower = isFull || sent.IsAfterFull || isLate;
            _rate.AddQueued(sent.Bytes, arrival - ahead, mayLower);
            if (mayLower)
            {
                _queuedUs = arrival;
                ForgetLink();
            }

            return;
        }

        // Where noise hides what a frame takes, it is not to talk down what was just seen to go through. A stream of frames that fill their
        // share carries so much less than it is believed to, and does not raise it so.
        _rate.Floor = _noise.Us == 0 || isLate ? 0 : _carried.BytesPerSecond * 100 / UsedPercent;
        bool isSlow = _noise.Us == 0 || waited > _noise.Us + MinSlackUs;
        if (_roundTrips.TryGetReference(sent.Bytes, out int referenceBytes, out long referenceUs))
            _rate.AddAlone(sent.Bytes - referenceBytes, Math.Max(roundTrip - referenceUs, _jitterUs), sent.SentUs, arrival, isLate || (isFull && isSlow));
        if (sent.Bytes >= MinFrameBytes)
            _rate.AtLeast(sent.Bytes * 1e6 / roundTrip);
        _jitterUs += (Math.Min(QueueUs, MaxSlackUs) - _jitterUs) / JitterMemory;
        if (isLate)
            ForgetLink();
        else if (!overtook)
            LearnNoisy(sent, arrival, roundTrip, waited);
    }

    /// <summary>Where noise hides the time that a frame takes, many frames together tell the rate; until they do it is tried out.</summary>
    private void LearnNoisy(in Sent sent, long arrival, long roundTripUs, long waited)
    {
        _noise.Add(sent.Bytes, roundTripUs);
        _carried.Add(sent.Bytes, arrival);
        if (_noise.Us == 0)
            return;
        _ = _noise.TryGetRate(out double likely, out double most);
        _rate.AtMost(most);
        if (sent.FilledPercent < FilledPercent || waited > _jitterUs + MinSlackUs || arrival - _queuedUs <= GrowAgainUs)
            return;
        // Too large a step shows after a round trip, when so many more frames are under way. Before the link was ever seen to be full it may be
        // far larger than believed.
        double roundTrip = Math.Max(1, MinRoundTripUs);
        double rise = _queuedUs < 0
            ? Math.Clamp(1 + (FirstRiseUs / roundTrip), LeastRise, FirstRise)
            : Math.Clamp(1 + (MaxSlackUs / roundTrip), LeastRise, RateEstimator.MaxRiseAtOnce);
        _rate.Rise(likely, rise, sent.SentUs, arrival);
    }

    // The link is another one than it was.
    private void ForgetLink()
    {
        _noise.Forget();
        _carried.Forget();
    }

    // What was sent before it and is not acknowledged, though it must have arrived.
    private bool HasOlder(long sentUs)
    {
        foreach (Sent other in _inFlight.Values)
        {
            if (other.SentUs <= sentUs)
                return true;
        }

        return false;
    }

    private long LateAfterUs(int usedPercent) =>
        usedPercent >= HalfPercent ? HalfLateUs + (HalfJitterFactor * _jitterUs) : LateUs + (JitterFactor * _jitterUs);

    // The acknowledgement of a frame that took long to decode comes after those of frames which arrived behind it.
    private long ArrivalBefore(long arrival)
    {
        long before = 0;
        foreach (long other in _arrivals)
        {
            if (other <= arrival)
                before = Math.Max(before, other);
        }

        return before;
    }
}
