namespace Rdfwd.Display.Far;

/// <summary>Which cursors one viewer keeps: those whose pixels were sent last (docs/protocol.md, CursorImage). Pure; one thread.</summary>
internal sealed class SentCursors
{
    // The same number is kept at the near end.
    private const int MaxKept = 64;

    private readonly HashSet<uint> _kept = [];
    private readonly Queue<uint> _order = new();

    /// <summary>True when the viewer needs the pixels, which it keeps from then on.</summary>
    public bool Add(uint serial)
    {
        if (!_kept.Add(serial))
            return false;
        _order.Enqueue(serial);
        if (_order.Count > MaxKept)
            _kept.Remove(_order.Dequeue());
        return true;
    }
}
