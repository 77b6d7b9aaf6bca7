namespace Rdfwd.Input;

/// <summary>All limits on what a peer, a file or a device may ask of this process.</summary>
public static class InputLimits
{
    /// <summary>Devices of one stream.</summary>
    public const int Devices = 64;

    /// <summary>Events of one frame; a longer one is cut into several.</summary>
    public const int FrameEvents = 2048;

    /// <summary>Bytes of a reason or a path that goes back to the sender.</summary>
    public const int ReasonBytes = 1024;

    /// <summary>Touch slots; uinput refuses more than 100.</summary>
    public const int Slots = 100;

    /// <summary>Bytes of a name, a physical path or a unique id.</summary>
    public const int NameBytes = 256;

    /// <summary>Force-feedback effects of one device (FF_MAX_EFFECTS).</summary>
    public const int Effects = 96;

    /// <summary>Characters of a rules file, a description or one line of a recording.</summary>
    public const int FileCharacters = 1 << 20;

    /// <summary>Events that go to the clones in one burst; a node keeps 64 for a reader that is busy (evdev_compute_buffer_size).</summary>
    public const int BurstEvents = 48;

    /// <summary>Events of one device that may wait for a slow reader before the source is left unread.</summary>
    public const int QueueBytes = 64 * 1024;
}
