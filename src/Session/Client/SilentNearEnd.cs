using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Client;

/// <summary>Shows nothing. For tests of everything but the picture.</summary>
public sealed class SilentNearEnd : INearEnd
{
    private int _connections;
    private int _losses;

    public event Action<string>? Closed;

    public event Action? LeaveAsked
    {
        add { }
        remove { }
    }

    public event Action<IReadOnlyList<string>>? FilesDropped;

    /// <summary>How often a link came up.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>How often one was lost.</summary>
    public int Losses => Volatile.Read(ref _losses);

    public void Connected(WireConnection connection, Opened session)
    {
        Interlocked.Increment(ref _connections);
    }

    public bool Handle(in IncomingMessage message)
    {
        return message.Type is >= MessageType.NewWindow and <= MessageType.Frame;
    }

    public void ClockTold(long askedUs, long farUs, long backUs)
    {
    }

    public void LinkLost(string why)
    {
        Interlocked.Increment(ref _losses);
    }

    /// <summary>Acts as if the near display had gone.</summary>
    public void Close(string why)
    {
        Closed?.Invoke(why);
    }

    /// <summary>Acts as if a person had dropped files.</summary>
    public void Drop(IReadOnlyList<string> paths)
    {
        FilesDropped?.Invoke(paths);
    }

    public void Dispose()
    {
    }
}
