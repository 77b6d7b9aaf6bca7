using Rdfwd.Input.Codes;
using Rdfwd.Input.Messages;
using Rdfwd.Input.State;
using Rdfwd.Wire;

namespace Rdfwd.Input.Sources;

/// <remarks>What the far side is told of events.</remarks>
public sealed partial class InputSource
{
    private void Forward(SourceDevice device, int count)
    {
        if (_engine is { } engine)
            engine.Process((int)device.Number, _scratch.AsSpan(0, count), NowUs, this);
        else if (device.Outlet is { } outlet)
            Send(outlet, _scratch.AsMemory(0, count));
    }

    private void Send(Outlet outlet, ReadOnlyMemory<InputEvent> events)
    {
        if (_link is not { } link || !outlet.IsAnnounced)
            return;
        foreach (InputEvent e in events.Span)
            outlet.Sent.Apply(e);
        outlet.Sent.Apply(InputEvent.Report);
        if (link.IsOutputFull && outlet.Merger.TryMerge(events.Span))
            return;
        if (outlet.Merger.HasMotion)
            SendMerged(link, outlet);
        Write(link, outlet, events);
    }

    private static void Write(WireConnection link, Outlet outlet, ReadOnlyMemory<InputEvent> events)
    {
        if (events.Length == 1)
            link.Send(Channel.Control, new DeviceEvent(outlet.Number, events.Span[0]));
        else
            link.Send(Channel.Control, new DeviceFrame(outlet.Number, events));
    }

    private void SendMerged(WireConnection link, Outlet outlet)
    {
        List<InputEvent> motion = outlet.Merger.Take();
        motion.CopyTo(_merged);
        if (motion.Count > 0)
            Write(link, outlet, _merged.AsMemory(0, motion.Count));
    }

    private void FlushMerged()
    {
        if (_link is not { } link)
            return;
        foreach (Outlet outlet in _outlets)
        {
            if (outlet.Merger.HasMotion && !link.IsOutputFull)
                SendMerged(link, outlet);
        }
    }

    /// <summary>Sends whole frames that end in SYN_REPORT each.</summary>
    private void SendFrames(Outlet outlet, List<InputEvent> frames)
    {
        int start = 0;
        for (int i = 0; i < frames.Count; i++)
        {
            bool ends = frames[i] is { Type: EventType.Syn, Code: Code.SynReport };
            if (!ends && i - start < InputLimits.FrameEvents - 1)
                continue;
            int length = ends ? i - start : i - start + 1;
            if (length > 0)
                Send(outlet, frames.GetRange(start, length).ToArray());
            start = i + 1;
        }
    }

    /// <summary>Tells the far side what changed on a device since it last had the input.</summary>
    private void SendPresentState(SourceDevice device)
    {
        if (!_router.IsRemote || _paused || device.AwaitsGrab || _engine is not null || device.Outlet is not { IsAnnounced: true } outlet)
            return;
        _frames.Clear();
        Resync.Difference(device.Description, outlet.Sent, device.Physical, _frames);
        SendFrames(outlet, _frames);
    }

    /// <summary>Follows what a ReleaseDevice does at the far side.</summary>
    private void LetGo(Outlet outlet)
    {
        _frames.Clear();
        Releases.Build(outlet.Description, outlet.Sent, _frames);
        foreach (InputEvent e in _frames)
            outlet.Sent.Apply(e);
        outlet.Merger.Take();
    }
}
