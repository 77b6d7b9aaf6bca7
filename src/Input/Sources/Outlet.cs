using Rdfwd.Input.Devices;
using Rdfwd.Input.Routing;
using Rdfwd.Input.State;

namespace Rdfwd.Input.Sources;

/// <summary>A device as the far side knows it: that of a source unchanged, or one that the rules make up.</summary>
internal sealed class Outlet(uint number, DeviceDescription description)
{
    /// <summary>Its number on the wire.</summary>
    public uint Number { get; } = number;

    public DeviceDescription Description { get; } = description;

    /// <summary>Whether the far side was told of it.</summary>
    public bool IsAnnounced { get; set; }

    /// <summary>What the far side was told that it holds.</summary>
    public DeviceState Sent { get; } = new(description);

    public MotionMerger Merger { get; } = new();
}
