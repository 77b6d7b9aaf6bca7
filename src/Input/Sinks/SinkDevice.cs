using Rdfwd.Input.Links;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Input.Sinks;

/// <summary>A clone and what is needed to tell its echoes from news.</summary>
internal sealed class SinkDevice(uint number, UinputDevice clone)
{
    public uint Number { get; } = number;

    public UinputDevice Clone { get; } = clone;

    public EchoFilter Echo { get; } = new();
}
