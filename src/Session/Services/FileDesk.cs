using Rdfwd.Session.Files;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>Offers files that far programs want to open to the client. Any thread.</summary>
internal sealed class FileDesk
{
    private const int MostOffered = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, FileOffer> _offers = [];
    private readonly OpenIds _ids;
    private WireConnection? _viewer;

    /// <param name="ids">Gives ids that no other desk uses.</param>
    public FileDesk(OpenIds ids)
    {
        _ids = ids;
    }

    /// <summary>Whether the client opens files, perhaps after it has asked.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
                return _viewer is not null;
        }
    }

    /// <summary>A client that opens files is there. What another one has begun goes on with it.</summary>
    public void Attach(WireConnection viewer)
    {
        lock (_lock)
        {
            _viewer = viewer;
            foreach (FileOffer offer in _offers.Values)
                offer.Attach(viewer);
        }
    }

    /// <summary>It is gone.</summary>
    public void Detach(WireConnection viewer)
    {
        lock (_lock)
        {
            if (_viewer != viewer)
                return;
            _viewer = null;
            foreach (FileOffer offer in _offers.Values)
                offer.Attach(null);
        }
    }

    /// <summary>Takes what the client says about a file; false when it is about something else. The thread that reads its connection.</summary>
    public bool Handle(in IncomingMessage message, WireConnection viewer)
    {
        switch (message.Type)
        {
            case MessageType.FileWanted:
                FileWanted wanted = message.Read<FileWanted>();
                Find(wanted.Id)?.Want(viewer, wanted.Offset);
                return true;
            case MessageType.FileAck:
                FileAck ack = message.Read<FileAck>();
                Find(ack.Id)?.Acknowledge(viewer, ack);
                return true;
            case MessageType.LinkOpened:
                LinkOpened answer = message.Read<LinkOpened>();
                Find(answer.Id)?.Answer(viewer, answer);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Offers a file; null when no client opens files. Throws what is wrong with the file.</summary>
    public FileOffer? Offer(string path)
    {
        if (!IsOpen)
            return null;
        OutgoingFile file = OutgoingFile.Open(path);
        lock (_lock)
        {
            if (_viewer is not null && _offers.Count < MostOffered)
            {
                FileOffer offer = new(_ids.Next(), file, _viewer, TimeProvider.System, Forget);
                _offers.Add(offer.Id, offer);
                offer.Start();
                return offer;
            }
        }

        file.Dispose();
        return IsOpen ? throw new SessionException(Failure.Refused, "too many files wait to be opened") : null;
    }

    private FileOffer? Find(uint id)
    {
        lock (_lock)
            return _offers.GetValueOrDefault(id);
    }

    private void Forget(uint id)
    {
        lock (_lock)
            _offers.Remove(id);
    }
}
