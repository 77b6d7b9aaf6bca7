using Rdfwd.Wire;

namespace Rdfwd.Session.Daemon;

/// <summary>One attached client. Disposing releases every key and button that it holds.</summary>
internal interface IFarViewer : IDisposable
{
    /// <summary>Takes a message on the thread that reads the connection; false when it is not one of the display's.</summary>
    public bool Handle(in IncomingMessage message);

    /// <summary>The viewer answered a Ping, which the display may have sent; on the thread that reads the connection.</summary>
    /// <param name="askedUs">The time in that Ping.</param>
    /// <param name="nowUs">When the answer came, of the same clock.</param>
    public void OnPong(long askedUs, long nowUs);
}
