using Rdfwd.Interop;

namespace Rdfwd.Session.Bus;

/// <summary>A message of the bus has other arguments than its method or signal.</summary>
internal sealed class BusFormatException : RdfwdException
{
    public BusFormatException(string message)
        : base(message)
    {
    }
}
