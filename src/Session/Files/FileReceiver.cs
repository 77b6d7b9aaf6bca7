using System.Globalization;
using System.Text.Json;
using Rdfwd.Session.Directories;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Files;

/// <summary>Takes files from one client into the download folder. Belongs to the client's thread.</summary>
internal sealed class FileReceiver
{
    private const int MaxOpen = 4;

    private readonly Dictionary<uint, IncomingFile> _files = [];

    /// <summary>Serves <c>send</c>: says from where on the file is wanted.</summary>
    public string Begin(Request request)
    {
        if (_files.Count >= MaxOpen || _files.ContainsKey(request.Id))
            throw new SessionException(Failure.Refused, "too many files at once");
        string size = First(request, "size");
        if (!long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes))
            throw new SessionException(Failure.Usage, "the size of a file is a number");
        IncomingFile file = IncomingFile.Begin(DownloadFolder.Open(), First(request, "name"), bytes, First(request, "key"));
        _files[request.Id] = file;
        return JsonSerializer.Serialize(new SendBegun(file.Written), SessionJson.Default.SendBegun);
    }

    /// <summary>Serves <c>send-end</c>: the file gets its name.</summary>
    public string End(Request request)
    {
        if (!uint.TryParse(First(request, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out uint id) || !_files.Remove(id, out IncomingFile? file))
            throw new SessionException(Failure.Usage, "no such file is being sent");
        using (file)
            return JsonSerializer.Serialize(new SendDone(file.End(First(request, "sha256"))), SessionJson.Default.SendDone);
    }

    /// <summary>Takes a piece and acknowledges it.</summary>
    public void Take(FileData data, WireConnection connection)
    {
        if (!_files.TryGetValue(data.Id, out IncomingFile? file))
            return;
        file.Take(data);
        connection.Send(Channel.Control, new FileAck(data.Id, (ulong)file.Written, file.IsGood));
    }

    /// <summary>Lets go of the files that are not whole; what has come stays.</summary>
    public void Close()
    {
        foreach (IncomingFile file in _files.Values)
            file.Dispose();
        _files.Clear();
    }

    private static string First(Request request, string key)
    {
        return request.Arguments.TryGetValue(key, out string[]? values) && values.Length > 0 ? values[0] : "";
    }
}
