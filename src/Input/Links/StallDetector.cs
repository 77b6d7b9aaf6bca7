namespace Rdfwd.Input.Links;

/// <summary>Notices that the reader of a pipe takes nothing any more although something waits for it. Pure.</summary>
public sealed class StallDetector(long limitUs)
{
    private long _taken = -1;
    private long _sinceUs;
    private bool _waited;

    /// <param name="sentBytes">All that was ever put into the pipe.</param>
    /// <param name="waitingBytes">Of that, what the reader has not taken, and what waits before the pipe.</param>
    /// <param name="nowUs">Microseconds.</param>
    /// <returns>Whether the reader has stood still for the limit.</returns>
    public bool IsStalled(long sentBytes, long waitingBytes, long nowUs)
    {
        long taken = sentBytes - waitingBytes;
        bool began = waitingBytes > 0 && !_waited;
        _waited = waitingBytes > 0;
        if (!_waited || began || taken != _taken)
        {
            _taken = taken;
            _sinceUs = nowUs;
            return false;
        }
        return nowUs - _sinceUs >= limitUs;
    }
}
