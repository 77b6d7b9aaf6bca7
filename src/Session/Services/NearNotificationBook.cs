using Rdfwd.Wire;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>
/// Which notification of the far end the near notification server knows under which id, what is still to be told to it, and what is
/// too much. Pure; one thread.
/// </summary>
internal sealed class NearNotificationBook
{
    /// <summary>Shown at the same time.</summary>
    public const int Most = 16;

    private const int MostChosen = 8;
    private const int Burst = 8;
    private const long RefillUs = 1_000_000;

    private readonly Dictionary<uint, Entry> _entries = [];

    // Gone here, and the far end has not said yet that it knows: the link may have been lost meanwhile.
    private readonly Dictionary<uint, Ended> _ended = [];
    private readonly TokenBucket _rate = new(Burst, RefillUs);

    /// <summary>How many were not shown because there were too many.</summary>
    public long Refused { get; private set; }

    public int Count => _entries.Count;

    /// <summary>The far end tells one. When this says Show, it goes to the server with <paramref name="replaces"/>, and <see cref="Answered"/> follows.</summary>
    public NearStep Show(Notification notification, long nowUs, out uint replaces)
    {
        replaces = 0;
        if (_ended.ContainsKey(notification.Id))
            return NearStep.Nothing;
        if (_entries.TryGetValue(notification.Id, out Entry? entry))
        {
            if (IsSame(entry.Newest, notification))
                return NearStep.Nothing;
            if (!_rate.TryTake(nowUs))
                return NearStep.Nothing;
            entry.Newest = notification;
            entry.Again = entry.InFlight;
            entry.Closing = false;
            if (entry.InFlight)
                return NearStep.Nothing;
            entry.InFlight = true;
            replaces = entry.NearId;
            return NearStep.Show;
        }

        if (_entries.Count >= Most || !_rate.TryTake(nowUs))
        {
            Refused++;
            return NearStep.Refuse;
        }

        _entries[notification.Id] = new Entry { Newest = notification, InFlight = true };
        return NearStep.Show;
    }

    /// <summary>The server answered what <see cref="Show"/> led to.</summary>
    /// <param name="farId">Of the notification.</param>
    /// <param name="nearId">The server's id, or 0 when it refused.</param>
    /// <param name="next">What goes to the server now, where the answer is Show.</param>
    /// <returns>Show: <paramref name="next"/>, replacing nearId. Close: nearId. Refuse: it is gone, and the far end is told so.</returns>
    public NearStep Answered(uint farId, uint nearId, out Notification? next)
    {
        next = null;
        if (!_entries.TryGetValue(farId, out Entry? entry))
            return nearId != 0 ? NearStep.Close : NearStep.Nothing;
        entry.InFlight = false;
        entry.NearId = nearId;
        if (nearId == 0 || entry.Closing)
        {
            _entries.Remove(farId);
            return nearId == 0 ? NearStep.Refuse : NearStep.Close;
        }

        if (!entry.Again)
            return NearStep.Nothing;
        entry.Again = false;
        entry.InFlight = true;
        next = entry.Newest;
        return NearStep.Show;
    }

    /// <summary>The far end takes one back, or knows that it is gone; returns the server's id to close, or 0 for nothing.</summary>
    public uint Close(uint farId)
    {
        _ended.Remove(farId);
        if (!_entries.TryGetValue(farId, out Entry? entry))
            return 0;
        if (entry.InFlight)
        {
            entry.Closing = true;
            return 0;
        }

        _entries.Remove(farId);
        return entry.NearId;
    }

    /// <summary>The far end names all that it has; returns the server's ids of the others, to close.</summary>
    public IReadOnlyList<uint> Keep(IReadOnlyList<uint> farIds)
    {
        HashSet<uint> alive = [.. farIds];
        foreach (uint id in _ended.Keys.Where(id => !alive.Contains(id)).ToArray())
            _ended.Remove(id);
        return [.. _entries.Keys.Where(id => !alive.Contains(id)).ToArray().Select(Close).Where(id => id != 0)];
    }

    /// <summary>What a person did while no link was there to tell it, in its order. For when the far end has named what it has.</summary>
    public IReadOnlyList<NearAnswer> TakeUntold()
    {
        List<NearAnswer> untold = [];
        foreach ((uint id, Ended ended) in _ended)
        {
            untold.AddRange(ended.Chosen.Select(key => new NearAnswer(id, key, 0)));
            untold.Add(new NearAnswer(id, null, ended.Reason));
        }

        foreach ((uint id, Entry entry) in _entries)
        {
            untold.AddRange(entry.Chosen.Skip(entry.Told).Select(key => new NearAnswer(id, key, 0)));
            entry.Told = entry.Chosen.Count;
        }

        return untold;
    }

    /// <summary>The server says that one is gone; returns the far end's id, or 0 where that is nothing to it.</summary>
    public uint ClosedByServer(uint nearId, byte reason)
    {
        uint farId = Find(nearId);
        // One that is being replaced gets a new life.
        if (farId == 0 || _entries[farId].InFlight)
            return 0;
        _entries.Remove(farId, out Entry? entry);
        // A far end that confirms nothing must not fill the memory.
        if (_ended.Count >= Limits.Notifications)
            _ended.Remove(_ended.Keys.First());
        _ended[farId] = new Ended(reason, entry!.Chosen);
        return farId;
    }

    /// <summary>The server says that an action was chosen; returns the far end's id, or 0 when it is none of its own.</summary>
    /// <param name="nearId">The server's id.</param>
    /// <param name="key">Of the action.</param>
    /// <param name="told">Whether there is a link to tell it.</param>
    public uint Choose(uint nearId, string key, bool told)
    {
        uint farId = Find(nearId);
        if (farId == 0 || !_entries[farId].Newest.Actions.Any(action => action.Key == key))
            return 0;
        Entry entry = _entries[farId];
        if (entry.Chosen.Count == MostChosen)
        {
            entry.Chosen.RemoveAt(0);
            entry.Told = Math.Max(0, entry.Told - 1);
        }

        entry.Chosen.Add(key);
        if (told)
            entry.Told = entry.Chosen.Count;
        return farId;
    }

    /// <summary>Forgets everything; returns the far end's ids.</summary>
    public IReadOnlyList<uint> Reset()
    {
        uint[] ids = [.. _entries.Keys];
        _entries.Clear();
        return ids;
    }

    private uint Find(uint nearId) => nearId == 0 ? 0 : _entries.FirstOrDefault(entry => entry.Value.NearId == nearId).Key;

    private static bool IsSame(Notification one, Notification other)
    {
        using PooledBuffer first = new();
        using PooledBuffer second = new();
        MessageCodec.Write(first, one);
        MessageCodec.Write(second, other);
        return first.Written.SequenceEqual(second.Written);
    }

    private sealed class Entry
    {
        public required Notification Newest { get; set; }

        public uint NearId { get; set; }

        public bool InFlight { get; set; }

        public bool Again { get; set; }

        public bool Closing { get; set; }

        // Keys of actions, oldest first; of so many the far end was told.
        public List<string> Chosen { get; } = [];

        public int Told { get; set; }
    }

    private sealed record Ended(byte Reason, IReadOnlyList<string> Chosen);
}
