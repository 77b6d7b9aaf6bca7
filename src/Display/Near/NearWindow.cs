using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Near;

/// <summary>A near window that shows a far one. Owned by the thread near-windows.</summary>
internal sealed class NearWindow
{
    public NearWindow(uint farId, uint id, bool overrideRedirect, Rect geometry)
    {
        FarId = farId;
        Id = id;
        OverrideRedirect = overrideRedirect;
        Geometry = geometry;
        Told = geometry;
    }

    public uint FarId { get; }

    /// <summary>The near X server's number of it.</summary>
    public uint Id { get; }

    /// <summary>No window manager cares for it, as for menus.</summary>
    public bool OverrideRedirect { get; set; }

    /// <summary>Where it is, root coordinates, without the window manager's frame.</summary>
    public Rect Geometry { get; set; }

    /// <summary>The geometry that the far end knows.</summary>
    public Rect Told { get; set; }

    /// <summary>The size of a far screen that cannot have another, so that its picture is made to fit this window, px; null for all other windows.</summary>
    public (int Width, int Height)? Picture { get; set; }

    /// <summary>The geometry as the far end is to know it.</summary>
    public Rect FarGeometry => Picture is { } picture ? Geometry with { Width = picture.Width, Height = picture.Height } : Geometry;

    /// <summary>Of the newest geometry that was told.</summary>
    public uint Serial { get; set; }

    /// <summary>Of the newest place that was decided here. What a program asked for before it heard of that does not count any more.</summary>
    public uint PlaceSerial { get; set; }

    /// <summary>Of the newest size that was decided here.</summary>
    public uint SizeSerial { get; set; }

    /// <summary>It was made where it was before, to the pixel, by a gravity that its program did not choose, and that it keeps.</summary>
    public bool KeepsPlace { get; init; }

    /// <summary>It has a shape other than its rectangle.</summary>
    public bool Shaped { get; set; }

    /// <summary>Its parent is a window manager's frame: real ConfigureNotify events are then relative to that.</summary>
    public bool Reparented { get; set; }

    public bool Mapped { get; set; }

    /// <summary>Its states changed before it was mapped, and the far end does not know yet.</summary>
    public bool StatesUntold { get; set; }

    /// <summary>The states that the near window manager gave it.</summary>
    public WindowStates States { get; set; }

    /// <summary>While it covers all monitors without being in full screen for the window manager: the place to ask for afterwards; else null.</summary>
    public Rect? Spread { get; set; }

    /// <summary>It is to cover all monitors so as soon as it is mapped.</summary>
    public bool SpreadsOnMap { get; set; }

    public WindowPropertySet Properties { get; set; } = new();

    public WindowType Type => Properties.Type ?? WindowType.Normal;
}
