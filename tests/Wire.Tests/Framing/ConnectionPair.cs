using Rdfwd.Interop.Libc;

namespace Rdfwd.Wire.Tests.Framing;

/// <summary>Two connections over two pipes, past the greeting.</summary>
internal sealed class ConnectionPair : IDisposable
{
    public ConnectionPair()
    {
        var (farIn, nearOut) = FileDescriptors.CreatePipe();
        var (nearIn, farOut) = FileDescriptors.CreatePipe();
        Near = new WireConnection(nearIn, nearOut, TimeProvider.System);
        Far = new WireConnection(farIn, farOut, TimeProvider.System);
        Near.MarkHelloDone();
        Far.MarkHelloDone();
    }

    public WireConnection Near { get; }

    public WireConnection Far { get; }

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }
}
