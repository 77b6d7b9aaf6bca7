namespace Rdfwd.Session.Services;

/// <summary>Which programs of a session want the screen to stay on. Pure; one thread.</summary>
internal sealed class InhibitLedger
{
    private const int Most = 64;

    private readonly Dictionary<uint, (string Owner, string Why)> _held = [];
    private uint _lastCookie;

    /// <summary>Whether anybody does.</summary>
    public bool IsOn => _held.Count > 0;

    /// <summary>The first of them, for a person; empty for nobody.</summary>
    public string Why => _held.Count > 0 ? _held.MinBy(entry => entry.Key).Value.Why : "";

    /// <summary>Takes a wish; returns the cookie that ends it, or 0 when there are too many.</summary>
    /// <param name="owner">The unique name of the program on the bus: when it goes, its wishes go.</param>
    /// <param name="program">Its name for itself.</param>
    /// <param name="reason">Its reason.</param>
    public uint Add(string owner, string program, string reason)
    {
        if (_held.Count >= Most)
            return 0;
        do
            _lastCookie++;
        while (_lastCookie == 0 || _held.ContainsKey(_lastCookie));
        string name = program.Length > 0 ? program : "a program";
        _held[_lastCookie] = (owner, reason.Length > 0 ? $"{name}: {reason}" : name);
        return _lastCookie;
    }

    /// <summary>Ends a wish; false when its owner has none with this cookie.</summary>
    public bool Remove(string owner, uint cookie)
    {
        return _held.TryGetValue(cookie, out (string Owner, string Why) held) && held.Owner == owner && _held.Remove(cookie);
    }

    /// <summary>A program left the bus; true when it had wishes.</summary>
    public bool RemoveAll(string owner)
    {
        uint[] cookies = [.. _held.Where(entry => entry.Value.Owner == owner).Select(entry => entry.Key)];
        foreach (uint cookie in cookies)
            _held.Remove(cookie);
        return cookies.Length > 0;
    }
}
