using System.Globalization;
using Rdfwd.Input.Messages;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Input.Sinks;

/// <remarks>Signs of life, and what follows when there are none.</remarks>
public sealed partial class InputSink
{
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
}
