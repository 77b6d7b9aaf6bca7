using Rdfwd.Input.Mapping;
using Rdfwd.Input.Routing;

namespace Rdfwd.Input.Sources;

/// <summary>How the reading end behaves.</summary>
public sealed record SourceOptions
{
    /// <summary>Which devices, and whether each is taken for this program alone.</summary>
    public required IReadOnlyList<DeviceChoice> Devices { get; init; }

    /// <summary>How long a grab waits until nothing is held; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</summary>
    public TimeSpan GrabWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Releases held keys for local readers instead of waiting for the user to do it.</summary>
    public bool ForceGrab { get; init; }

    /// <summary>Moves the input to the other side.</summary>
    public Chord? Hotkey { get; init; }

    /// <summary>Lets go of everything and ends, whatever else happens.</summary>
    public Chord? Panic { get; init; }

    /// <summary>Begins with the input at the near side.</summary>
    public bool StartLocal { get; init; }

    /// <summary>A silence of this length ends in releases on both sides.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the far side answers: LEDs, force feedback, the repeat rate, signs of life.</summary>
    public bool BothWays { get; init; }

    /// <summary>Waits for devices that come or return.</summary>
    public bool Hotplug { get; init; } = true;

    /// <summary>What becomes of the events; null passes them on as they are.</summary>
    public RuleSet? Rules { get; init; }

    /// <summary>Prints each frame.</summary>
    public bool Verbose { get; init; }
}
