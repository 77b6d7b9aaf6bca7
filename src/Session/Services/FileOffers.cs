using System.Globalization;
using System.Text.Json;
using Rdfwd.Session.Daemon;
using Rdfwd.Session.Directories;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>The files that one program of the session wants to have opened by the client. Belongs to the thread of its connection.</summary>
internal sealed class FileOffers
{
    // While it waits nobody answers the asker's signs of life.
    private static readonly TimeSpan WaitTime = TimeSpan.FromSeconds(2);

    private readonly Dictionary<uint, FileOffer> _offers = [];
    private readonly FileDesk _desk;

    public FileOffers(FileDesk desk)
    {
        _desk = desk;
    }

    /// <summary>Serves <c>open-file</c>: offers it.</summary>
    public string Begin(Request request)
    {
        if (!request.Arguments.TryGetValue("path", out string[]? paths) || paths is not [string path] || !path.StartsWith('/'))
            throw new SessionException(Failure.Usage, "there is no file to open; its path begins with a slash");
        FileOffer? offer = _desk.Offer(path);
        if (offer is not null)
            _offers[request.Id] = offer;
        return JsonSerializer.Serialize(new OpenBegun(offer is null ? 0 : request.Id), SessionJson.Default.OpenBegun);
    }

    /// <summary>Serves <c>open-wait</c>: what became of it, or that this is not known yet.</summary>
    public string Await(Request request)
    {
        if (!request.Arguments.TryGetValue("id", out string[]? ids) || ids is not [string text]
            || !uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint id) || !_offers.TryGetValue(id, out FileOffer? offer))
            throw new SessionException(Failure.Usage, "no such file is being opened");
        OpenAnswer answer = offer.Await(WaitTime) ?? new OpenAnswer(OpenAnswer.Waiting, "");
        return JsonSerializer.Serialize(answer, SessionJson.Default.OpenAnswer);
    }

    /// <summary>The program is gone.</summary>
    public void Close()
    {
        foreach (FileOffer offer in _offers.Values)
            offer.Cancel();
        _offers.Clear();
    }
}
