using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Client;

/// <summary>What shows a session's windows at the near end. It outlives links.</summary>
public interface INearEnd : IDisposable
{
    /// <summary>The near display is gone; the argument says why. Any thread.</summary>
    public event Action<string>? Closed;

    /// <summary>A person closed what stands for the whole session: the client should leave. Any thread.</summary>
    public event Action? LeaveAsked;

    /// <summary>A person dropped files onto a window; their paths here. Any thread. Nothing is taken while nobody listens.</summary>
    public event Action<IReadOnlyList<string>>? FilesDropped;

    /// <summary>A link to the session is up: sends what the far end must know of this one. Receiving thread.</summary>
    public void Connected(WireConnection connection, Opened session);

    /// <summary>Takes a message; false when it is not one of the display's. Receiving thread.</summary>
    public bool Handle(in IncomingMessage message);

    /// <summary>The far end told its clock: when it was asked, its answer, when that came; µs. Receiving thread.</summary>
    public void ClockTold(long askedUs, long farUs, long backUs);

    /// <summary>The link is gone: freezes and marks the windows. Receiving thread.</summary>
    public void LinkLost(string why);
}
