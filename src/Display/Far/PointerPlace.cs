namespace Rdfwd.Display.Far;

/// <summary>
/// Where input of any viewer left the far pointer. When it is found elsewhere, a program has moved it. Any thread.
/// </summary>
internal sealed class PointerPlace
{
    private const long Unknown = long.MinValue;

    private long _place = Unknown;

    /// <summary>The place, or null when it was not set by input, or the screen has changed since.</summary>
    public (int X, int Y)? Value
    {
        get
        {
            long place = Volatile.Read(ref _place);
            return place == Unknown ? null : ((int)(place >> 32), (int)place);
        }

        set => Volatile.Write(ref _place, value is { } v ? ((long)v.X << 32) | (uint)v.Y : Unknown);
    }
}
