namespace Rdfwd.Display.Near;

/// <summary>
/// Measures from a key press at the near end to the first frame on the glass whose pixels may show it, by the input numbers that come
/// back with frames. Any thread.
/// </summary>
internal sealed class KeyLatency
{
    private const int MaxWaiting = 64;
    private const int MaxSamples = 512;

    private readonly Lock _gate = new();
    private readonly Queue<(uint Input, long PressedUs)> _waiting = new();
    private readonly long[] _samples = new long[MaxSamples];
    private long _count;

    public void OnPress(uint input, long nowUs)
    {
        lock (_gate)
        {
            // A key that changes nothing on the screen is answered by no frame of its own.
            if (_waiting.Count == MaxWaiting)
                _waiting.Dequeue();
            _waiting.Enqueue((input, nowUs));
        }
    }

    public void OnFrame(uint newestInput, long presentedUs)
    {
        lock (_gate)
        {
            // Numbers wrap around; the difference tells which is newer.
            while (_waiting.TryPeek(out (uint Input, long PressedUs) first) && (int)(newestInput - first.Input) >= 0)
            {
                _waiting.Dequeue();
                _samples[_count++ % MaxSamples] = presentedUs - first.PressedUs;
            }
        }
    }

    /// <summary>A new link starts with nothing under way.</summary>
    public void Clear()
    {
        lock (_gate)
            _waiting.Clear();
    }

    /// <summary>The value below which this share of the latest samples lies, µs; 0 without samples.</summary>
    /// <param name="share">0 to 1.</param>
    public long Percentile(double share)
    {
        lock (_gate)
        {
            int n = (int)Math.Min(_count, MaxSamples);
            if (n == 0)
                return 0;
            long[] sorted = _samples[..n];
            Array.Sort(sorted);
            return sorted[Math.Min(n - 1, (int)(share * n))];
        }
    }
}
