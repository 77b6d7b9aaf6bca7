namespace Rdfwd.Input.Evdev;

/// <summary>What one more event led to.</summary>
public enum FrameStep
{
    /// <summary>The frame goes on.</summary>
    None,

    /// <summary>A frame is whole.</summary>
    Frame,

    /// <summary>The kernel lost events; what is known must be compared with the device.</summary>
    Dropped,
}
