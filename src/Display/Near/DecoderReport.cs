using Rdfwd.Display.Codecs.Video;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Near;

/// <summary>
/// Tells the far end which decoder this end uses and why: when video begins, when another decoder takes over, and when it is asked.
/// Any thread.
/// </summary>
internal sealed class DecoderReport
{
    private readonly CodecSelection? _forced;
    private readonly Func<CodecTrials>? _tryCodecs;
    private readonly Lock _gate = new();
    private CodecSelection? _told;
    private int _answering;

    /// <param name="forced">The decoder that must be used; null to choose.</param>
    /// <param name="tryCodecs">Tries all codecs of this machine, which takes its time; null to tell only what was needed already.</param>
    public DecoderReport(CodecSelection? forced, Func<CodecTrials>? tryCodecs)
    {
        _forced = forced;
        _tryCodecs = tryCodecs;
    }

    /// <summary>A new link: the far end knows nothing.</summary>
    public void Restart()
    {
        lock (_gate)
            _told = null;
    }

    /// <summary>A frame with video was shown.</summary>
    public void NoteVideo(WireConnection connection)
    {
        CodecSelection? used = _forced ?? VideoCodecs.ChosenDecoder;
        lock (_gate)
        {
            if (used is null || ReferenceEquals(used, _told))
                return;
            _told = used;
        }

        Tell(connection, used);
    }

    /// <summary>The far end asks. Answered from a thread of its own, and once at a time, however often a peer asks.</summary>
    public void Answer(WireConnection connection)
    {
        if (Interlocked.Exchange(ref _answering, 1) != 0)
            return;
        Thread thread = new(() =>
        {
            try
            {
                Tell(connection, Find());
            }
            finally
            {
                Volatile.Write(ref _answering, 0);
            }
        })
        {
            IsBackground = true,
            Name = "codec-trial",
        };
        thread.Start();
    }

    private static void Tell(WireConnection connection, CodecSelection selection) => connection.Send(
        Channel.Control,
        new NearDecoder(selection.Name, selection.Reason, [.. selection.Attempts.Select(a => new CodecTried(a.Name, a.Works, a.Reason))]));

    private CodecSelection Find()
    {
        CodecSelection? used = _forced ?? VideoCodecs.ChosenDecoder;
        if (_tryCodecs?.Invoke().Decoder is { } tried)
            return used?.With(tried) ?? tried;
        return used ?? new CodecSelection("", "None was needed yet, for nothing has moved.", []);
    }
}
