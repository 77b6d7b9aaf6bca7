using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>Passes links that far programs want to open to the client, and waits for what becomes of them. Any thread.</summary>
internal sealed class LinkDesk
{
    private const int MostWaiting = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, Waiting> _waiting = [];
    private readonly OpenIds _ids;
    private WireConnection? _viewer;

    /// <param name="ids">Gives ids that no other desk uses.</param>
    public LinkDesk(OpenIds ids)
    {
        _ids = ids;
    }

    /// <summary>Whether the client opens links, perhaps after it has asked.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
                return _viewer is not null;
        }
    }

    /// <summary>A client that opens links is there.</summary>
    public void Attach(WireConnection viewer)
    {
        lock (_lock)
            _viewer = viewer;
    }

    /// <summary>It is gone: who waits for it waits no longer.</summary>
    public void Detach(WireConnection viewer)
    {
        lock (_lock)
        {
            if (_viewer != viewer)
                return;
            _viewer = null;
            foreach (Waiting waiting in _waiting.Values)
                waiting.Answer(null);
            _waiting.Clear();
        }
    }

    /// <summary>Takes the answer to a link; false for anything else.</summary>
    public bool Handle(in IncomingMessage message)
    {
        if (message.Type != MessageType.LinkOpened)
            return false;
        LinkOpened answer = message.Read<LinkOpened>();
        lock (_lock)
        {
            if (!_waiting.Remove(answer.Id, out Waiting? waiting))
                return false;
            waiting.Answer(answer);
            return true;
        }
    }

    /// <summary>Has a link opened at the near end; null when no client opens links, or it went or did not answer in time.</summary>
    public LinkOpened? Open(string link, TimeSpan timeout)
    {
        using Waiting waiting = new();
        uint id;
        WireConnection viewer;
        lock (_lock)
        {
            if (_viewer is null)
                return null;
            if (_waiting.Count >= MostWaiting)
                return new LinkOpened(0, LinkOutcome.Refused, "too many links wait for an answer");
            viewer = _viewer;
            id = _ids.Next();
            _waiting[id] = waiting;
        }

        viewer.Send(Channel.Control, new OpenLink(id, link));
        try
        {
            return waiting.Wait(timeout);
        }
        finally
        {
            lock (_lock)
                _waiting.Remove(id);
        }
    }

    private sealed class Waiting : IDisposable
    {
        private readonly ManualResetEventSlim _done = new();
        private LinkOpened? _answer;

        public void Answer(LinkOpened? answer)
        {
            _answer = answer;
            _done.Set();
        }

        public LinkOpened? Wait(TimeSpan timeout) => _done.Wait(timeout) ? _answer : null;

        public void Dispose() => _done.Dispose();
    }
}
