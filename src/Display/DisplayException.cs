using Rdfwd.Interop;

namespace Rdfwd.Display;

/// <summary>An X server is missing, refused the connection, lacks an extension, or already has a window manager.</summary>
public sealed class DisplayException : RdfwdException
{
    public DisplayException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
