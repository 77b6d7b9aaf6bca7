using Rdfwd.Input.Links;
using Rdfwd.Input.Sinks;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Session.Devices;

/// <summary>Serves a link that asked for <see cref="Connecting.OpenVerbs.Devices"/>: creates the devices that come.</summary>
internal static class DeviceServer
{
    /// <summary>Runs until the link ends. The descriptors stay the caller's.</summary>
    public static void Run(SafeFileDescriptor input, SafeFileDescriptor output)
    {
        using WireConnection connection = new(
            new SafeFileDescriptor(input.Descriptor, ownsHandle: false),
            new SafeFileDescriptor(output.Descriptor, ownsHandle: false),
            TimeProvider.System)
        { KeepsTime = false };
        connection.MarkHelloDone();
        using InputSink sink = new(connection, new SinkOptions { BothWays = true }, new SilentInputLog(), TimeProvider.System);
        sink.Run();
    }
}
