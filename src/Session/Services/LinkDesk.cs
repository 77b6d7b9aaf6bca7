using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>Passes links that far programs want to open to the client, and waits for what becomes of them. Any thread.</summary>
internal sealed class LinkDesk
{
    private const int MostWaiting = 8;
    private static readonly TimeSpan ReturnTime = TimeSpan.FromSeconds(20);

    private readonly object _lock = new();
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
    /// <param name="viewer">Its connection.</param>
    /// <param name="comesBack">Whether it was there before and lost its link: then it is asked again for what it has not answered, and knows what of that it has opened.</param>
    public void Attach(WireConnection viewer, bool comesBack)
    {
        lock (_lock)
        {
            _viewer = viewer;
            foreach ((uint id, Waiting waiting) in _waiting)
            {
                if (comesBack)
                    viewer.Send(Channel.Control, new OpenLink(id, waiting.Link));
                waiting.Found(comesBack);
            }
        }
    }

    /// <summary>It is gone: who waits for it waits a while for its return.</summary>
    public void Detach(WireConnection viewer)
    {
        lock (_lock)
        {
            if (_viewer != viewer)
                return;
            _viewer = null;
            foreach (Waiting waiting in _waiting.Values)
                waiting.Lost();
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
            waiting.End(answer);
            return true;
        }
    }

    /// <summary>Has a link opened at the near end; null when no client opens links. One that may be open there is failed and not null, so that nobody opens it twice.</summary>
    public LinkOpened? Open(string link, TimeSpan timeout)
    {
        Waiting waiting = new(_lock, link);
        lock (_lock)
        {
            if (_viewer is not { } viewer)
                return null;
            if (_waiting.Count >= MostWaiting)
                return new LinkOpened(0, LinkOutcome.Refused, "too many links wait for an answer");
            uint id = _ids.Next();
            _waiting[id] = waiting;
            viewer.Send(Channel.Control, new OpenLink(id, link));
            LinkOpened answer = waiting.Await(timeout);
            _waiting.Remove(id);
            return answer;
        }
    }

    /// <summary>Somebody who waits. Under the desk's lock.</summary>
    private sealed class Waiting(object gate, string link)
    {
        private LinkOpened? _answer;
        private long _lostMs = long.MaxValue;

        public string Link { get; } = link;

        public void End(LinkOpened answer)
        {
            _answer = answer;
            Monitor.PulseAll(gate);
        }

        public void Lost()
        {
            _lostMs = Environment.TickCount64;
            Monitor.PulseAll(gate);
        }

        public void Found(bool comesBack)
        {
            if (comesBack)
                _lostMs = long.MaxValue;
            else
                End(new LinkOpened(0, LinkOutcome.Failed, "another client came while it was being opened; it may be open where the first one is"));
        }

        public LinkOpened Await(TimeSpan timeout)
        {
            long end = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
            while (_answer is null)
            {
                bool lost = _lostMs != long.MaxValue;
                long until = lost ? Math.Min(end, _lostMs + (long)ReturnTime.TotalMilliseconds) : end, left = until - Environment.TickCount64;
                if (left <= 0)
                    return new LinkOpened(0, LinkOutcome.Failed, lost ? "the link to the client was lost while it was being opened; it may be open there" : "the client did not answer in time");
                Monitor.Wait(gate, (int)left);
            }

            return _answer;
        }
    }
}
