namespace Rdfwd.Display.Far;

/// <summary>
/// Which spare keycode stands for which keysym. Programs read the map again when they come to it, and then they read the newest: a keycode
/// that means something else by then gives the wrong character. So every keycode keeps its meaning for as long as possible, and the one
/// that was struck longest ago gets the next. Pure; the time is passed in, µs.
/// </summary>
internal sealed class SpareKeys
{
    /// <summary>How long a program may take to read the map after a key, µs.</summary>
    public const long SettleUs = 300_000;

    private readonly List<Spare> _spares = [];

    /// <summary>How many keysyms can have a keycode at the same time.</summary>
    public int Count => _spares.Count;

    /// <summary>The keycodes that stand for something.</summary>
    public IEnumerable<byte> Lent => _spares.Where(s => s.Keysym != 0).Select(s => s.Keycode);

    /// <summary>The map is another one, or was read for the first time.</summary>
    /// <param name="free">The keycodes for which it has nothing.</param>
    /// <param name="has">Whether the map still has a keysym that was lent.</param>
    public void Adopt(IEnumerable<byte> free, Func<LentKey, bool> has)
    {
        Dictionary<byte, Spare> before = _spares.ToDictionary(s => s.Keycode);
        _spares.RemoveAll(s => s.Keysym == 0 || !has(new LentKey(s.Keycode, s.Keysym)));
        HashSet<byte> kept = [.. _spares.Select(s => s.Keycode)];
        foreach (byte keycode in free.Where(k => !kept.Contains(k)))
            _spares.Add(new Spare(keycode) { StruckUs = before.TryGetValue(keycode, out Spare? known) ? known.StruckUs : null });
        _spares.Sort((a, b) => a.Keycode.CompareTo(b.Keycode));
    }

    /// <summary>The keycode that stands for a keysym, or 0.</summary>
    public byte KeycodeOf(uint keysym) => _spares.Find(s => s.Keysym == keysym)?.Keycode ?? 0;

    /// <summary>A keycode was struck: programs may still have to look up what it means.</summary>
    public void Strike(byte keycode, long nowUs)
    {
        if (_spares.Find(s => s.Keycode == keycode) is { } spare)
            spare.StruckUs = nowUs;
    }

    /// <summary>Finds keycodes for keysyms that have none: <see cref="Count"/> at most.</summary>
    /// <param name="keysyms">What has to be made, each once.</param>
    /// <param name="needed">Keysyms whose keycodes must keep their meaning.</param>
    /// <param name="nowUs">The time.</param>
    /// <param name="waitUs">How long to wait before the map is changed, so that no program can mistake a key that was struck earlier.</param>
    public List<LentKey> Lend(IReadOnlyList<uint> keysyms, IReadOnlySet<uint> needed, long nowUs, out long waitUs)
    {
        List<LentKey> lent = [];
        waitUs = 0;
        // Never struck first, in the order of keycodes: neighbours change with one request.
        List<Spare> queue = [.. _spares.Where(s => s.Keysym == 0 || !needed.Contains(s.Keysym)).OrderBy(s => s.StruckUs ?? long.MinValue)];
        foreach ((uint keysym, Spare spare) in keysyms.Zip(queue))
        {
            if (spare.StruckUs is { } struck)
                waitUs = Math.Max(waitUs, struck + SettleUs - nowUs);
            spare.Keysym = keysym;
            lent.Add(new LentKey(spare.Keycode, keysym));
        }

        return lent;
    }

    private sealed class Spare(byte keycode)
    {
        public byte Keycode { get; } = keycode;

        public uint Keysym { get; set; }

        public long? StruckUs { get; set; }
    }
}
