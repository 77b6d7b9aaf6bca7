using Rdfwd.Wire;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>The notifications of a session's programs that are open, in the order in which they came. Pure; one thread.</summary>
internal sealed class NotificationLedger
{
    private const int Burst = 20;
    private const long RefillUs = 250_000;

    private readonly Dictionary<uint, (Notification Notification, long ExpiresUs)> _open = [];
    private readonly List<uint> _order = [];
    private readonly TokenBucket _rate = new(Burst, RefillUs);
    private uint _lastId;

    /// <param name="firstId">Where the ids begin: another daemon's are not taken for this one's.</param>
    public NotificationLedger(uint firstId)
    {
        _lastId = firstId;
    }

    /// <summary>How many were refused because programs told too much.</summary>
    public long Refused { get; private set; }

    public int Count => _open.Count;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Notification> Open => [.. _order.Select(id => _open[id].Notification)];

    /// <summary>Takes one in and gives it its id. A refused one has an id too, and is not open.</summary>
    /// <param name="draft">What the program told; its id is the one that it replaces, or 0.</param>
    /// <param name="nowUs">The time.</param>
    /// <param name="evicted">The id of an older one that had to go, or 0.</param>
    /// <param name="refused">Whether it is not shown.</param>
    public Notification Add(Notification draft, long nowUs, out uint evicted, out bool refused)
    {
        evicted = 0;
        Notification notification = draft with { Id = draft.Id != 0 && _open.ContainsKey(draft.Id) ? draft.Id : NextId() };
        refused = !_rate.TryTake(nowUs);
        if (refused)
        {
            Refused++;
            // What is shown now is not what the program says any more.
            Remove(notification.Id);
            return notification;
        }

        if (!_open.ContainsKey(notification.Id))
        {
            if (_open.Count >= Limits.Notifications)
            {
                evicted = _order[0];
                Remove(evicted);
            }

            _order.Add(notification.Id);
        }

        _open[notification.Id] = (notification, notification.TimeoutMs > 0 ? nowUs + (notification.TimeoutMs * 1000L) : long.MaxValue);
        return notification;
    }

    /// <summary>Forgets one; false when it is not open.</summary>
    public bool Remove(uint id)
    {
        _order.Remove(id);
        return _open.Remove(id);
    }

    /// <summary>Whether an action may be told to the program: it is one of an open notification.</summary>
    public bool HasAction(uint id, string key)
    {
        return _open.TryGetValue(id, out (Notification Notification, long ExpiresUs) entry) && entry.Notification.Actions.Any(action => action.Key == key);
    }

    /// <summary>Removes and returns those whose time has passed. For the time in which no near end looks after them.</summary>
    public IReadOnlyList<uint> TakeExpired(long nowUs)
    {
        uint[] expired = [.. _order.Where(id => _open[id].ExpiresUs <= nowUs)];
        foreach (uint id in expired)
            Remove(id);
        return expired;
    }

    /// <summary>When the next one expires; long.MaxValue for never.</summary>
    public long NextExpiryUs => _open.Values.Select(entry => entry.ExpiresUs).DefaultIfEmpty(long.MaxValue).Min();

    private uint NextId()
    {
        do
            _lastId++;
        while (_lastId == 0 || _open.ContainsKey(_lastId));
        return _lastId;
    }
}
