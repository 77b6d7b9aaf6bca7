using System.Diagnostics.CodeAnalysis;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Composing;

/// <summary>
/// The keys that an input method has, and all that must not overtake them. A key is settled when the input method gives it or a later one
/// back. One that it keeps is settled when the input method has answered a question that was asked later, and is quiet since: only that
/// tells one that composes from one that hangs. Releases always go on, so that no key stays held. An input method that answers nothing
/// is left, and all it has goes on as it was typed. Pure, the time is passed in, µs; one thread.
/// </summary>
internal sealed class KeyComposition
{
    /// <summary>A key is asked for after this long: most come back earlier.</summary>
    internal const long AskAfterUs = 20_000;

    /// <summary>How long it must be quiet where something waits. It may answer while it still has keys to look at.</summary>
    internal const long QuietUs = 60_000;

    /// <summary>And where nothing waits: later keys settle the earlier ones.</summary>
    internal const long LongQuietUs = 1_000_000;

    /// <summary>How long a key stays down that the input method presses while nobody holds it, and does not release.</summary>
    internal const long LooseUs = 300_000;

    private readonly long _patienceUs;
    private readonly List<Entry> _entries = [];
    private readonly Queue<CompositionStep> _steps = new();
    private readonly Queue<long> _inStep = new();
    private readonly Dictionary<byte, long> _loose = [];
    private bool _kept;
    private long _signUs;
    private long _offered;
    private long _asked;
    private bool _asking;

    public KeyComposition(TimeSpan patience)
    {
        _patienceUs = (long)patience.TotalMicroseconds;
    }

    /// <summary>Nothing waits: what comes now may go on at once.</summary>
    public bool IsIdle => _entries.Count == 0;

    /// <summary>Something other than keys waits for keys.</summary>
    public bool HasHeld { get; private set; }

    /// <summary>The input method kept keys of which nothing came yet.</summary>
    public bool IsComposing => _kept || FirstUnsettled() is not null;

    /// <summary>A key was pressed, repeated or released.</summary>
    /// <param name="key">The event.</param>
    /// <param name="offer">Whether it is for the input method; other keys just keep their place.</param>
    /// <param name="nowUs">The time.</param>
    public void Key(in xcb_key_press_event_t key, bool offer, long nowUs)
    {
        _entries.Add(new Entry { Key = key, IsKey = true, IsSettled = !offer, IsReturned = !offer });
        Drain(nowUs);
    }

    /// <summary>Something else happened, which must not overtake the keys.</summary>
    public void Hold(Action held, long nowUs)
    {
        _entries.Add(new Entry { Held = held });
        HasHeld = true;
        Drain(nowUs);
    }

    /// <summary>The input method was told something that it may answer with text, which is to keep its place.</summary>
    public void Mark(long nowUs)
    {
        _entries.Add(new Entry { OfferedUs = nowUs, Number = ++_offered });
        Drain(nowUs);
    }

    /// <summary>The input method does not want a key, or makes one of its own.</summary>
    /// <param name="keycode">Which.</param>
    /// <param name="pressed">Whether it goes down.</param>
    /// <param name="isDown">Whether a person holds it now.</param>
    /// <param name="nowUs">The time.</param>
    public void Return(byte keycode, bool pressed, bool isDown, long nowUs)
    {
        _signUs = nowUs;
        if (_entries.Find(e => e.IsKey && !e.IsSettled && e.Number != 0 && e.Key.detail == keycode && e.IsPress == pressed) is { } entry)
        {
            entry.IsReturned = true;
            Settle(entry.Number);
            Drain(nowUs);
            return;
        }

        // It comes late, or nobody struck it. The input method should release it then, but must not keep it down.
        _steps.Enqueue(new CompositionStep(CompositionStepKind.Send, EventOf(keycode, pressed)));
        if (!pressed)
            _loose.Remove(keycode);
        else if (!isDown)
            _loose[keycode] = nowUs;
    }

    /// <summary>The input method gave text, which goes on before this returns.</summary>
    public void Commit(long nowUs)
    {
        _signUs = nowUs;
        _kept = false;
    }

    /// <summary>A key was offered in such a way that the input method says when it is done with it.</summary>
    public void OfferedInStep(long number) => _inStep.Enqueue(number);

    /// <summary>The input method is done with one more of these.</summary>
    public void Synchronize(long nowUs)
    {
        _signUs = nowUs;
        if (!_inStep.TryDequeue(out long number))
            return;
        Settle(number);
        Drain(nowUs);
    }

    /// <summary>The input method answered what it was asked.</summary>
    public void Answer(long nowUs)
    {
        if (!_asking)
            return;
        _asking = false;
        _signUs = nowUs;
        foreach (Entry entry in _entries)
        {
            if (entry.Number != 0 && entry.Number <= _asked)
                entry.AnsweredUs ??= nowUs;
        }
    }

    /// <summary>Lets time pass. Returns the µs until it wants to be called again, or -1.</summary>
    public long Turn(long nowUs)
    {
        long looseUs = ReleaseLoose(nowUs), keysUs = TurnKeys(nowUs);
        return looseUs < 0 || keysUs < 0 ? Math.Max(looseUs, keysUs) : Math.Min(looseUs, keysUs);
    }

    /// <summary>The input method is gone: what it has goes on as it was typed.</summary>
    public void Abandon(long nowUs)
    {
        foreach (Entry entry in _entries.Where(e => !e.IsSettled && e.Held is null))
            entry.IsSettled = entry.IsReturned = true;
        Drain(nowUs);
        _inStep.Clear();
        _kept = false;
        _asking = false;
        _asked = _offered;
    }

    /// <summary>The link is gone, and with it whoever was to get what waits for keys.</summary>
    public void DropHeld(long nowUs)
    {
        _entries.RemoveAll(e => e.Held is not null);
        HasHeld = false;
        Drain(nowUs);
    }

    public bool TryTake([NotNullWhen(true)] out CompositionStep? step) => _steps.TryDequeue(out step);

    private static xcb_key_press_event_t EventOf(byte keycode, bool pressed) =>
        new() { response_type = (byte)(pressed ? XCB_KEY_PRESS : XCB_KEY_RELEASE), detail = keycode };

    private long TurnKeys(long nowUs)
    {
        long dueUs = long.MaxValue;
        while (FirstUnsettled() is { AnsweredUs: { } answered } first)
        {
            dueUs = Math.Max(answered, _signUs) + (HasHeld ? QuietUs : LongQuietUs);
            if (nowUs < dueUs)
                break;
            dueUs = long.MaxValue;
            Settle(first.Number);
            Drain(nowUs);
        }

        if (_entries.Find(e => e.Number != 0 && !e.IsSettled && e.AnsweredUs is null) is not { } open)
            return dueUs == long.MaxValue ? -1 : dueUs - nowUs;
        if (nowUs >= open.OfferedUs + _patienceUs)
        {
            _steps.Enqueue(new CompositionStep(CompositionStepKind.Leave));
            Abandon(nowUs);
            return -1;
        }

        if (!_asking && nowUs >= open.OfferedUs + AskAfterUs)
        {
            _asking = true;
            _asked = _offered;
            _steps.Enqueue(new CompositionStep(CompositionStepKind.Ask));
        }

        return Math.Min(dueUs, open.OfferedUs + (_asking ? _patienceUs : AskAfterUs)) - nowUs;
    }

    private long ReleaseLoose(long nowUs)
    {
        foreach ((byte keycode, long sinceUs) in _loose)
        {
            if (nowUs < sinceUs + LooseUs)
                continue;
            // Removing does not disturb the enumeration of a dictionary.
            _loose.Remove(keycode);
            _steps.Enqueue(new CompositionStep(CompositionStepKind.Send, EventOf(keycode, pressed: false)));
        }

        return _loose.Count == 0 ? -1 : _loose.Values.Min() + LooseUs - nowUs;
    }

    private Entry? FirstUnsettled() => _entries.Find(e => e.Number != 0 && !e.IsSettled);

    private void Settle(long number)
    {
        foreach (Entry entry in _entries.Where(e => e.Number != 0 && e.Number <= number))
            entry.IsSettled = true;
    }

    private void Drain(long nowUs)
    {
        int done = 0;
        while (done < _entries.Count && (_entries[done].IsSettled || _entries[done].Held is not null))
        {
            Entry entry = _entries[done++];
            if (entry.Held is not null)
                _steps.Enqueue(new CompositionStep(CompositionStepKind.Run, Held: entry.Held));
            else if (entry.IsKey && (entry.IsReturned || !entry.IsPress))
                _steps.Enqueue(new CompositionStep(CompositionStepKind.Send, entry.Key));
            else if (entry.IsKey)
                _kept = true;
        }

        _entries.RemoveRange(0, done);
        HasHeld = _entries.Exists(e => e.Held is not null);
        // A key behind something that is held waits with it: what comes of the key must not overtake that either.
        foreach (Entry entry in _entries.TakeWhile(e => e.Held is null))
        {
            if (entry.IsSettled || entry.Number != 0)
                continue;
            entry.Number = ++_offered;
            entry.OfferedUs = nowUs;
            _steps.Enqueue(new CompositionStep(CompositionStepKind.Offer, entry.Key, entry.Number));
        }
    }

    private sealed class Entry
    {
        public bool IsKey { get; init; }

        public xcb_key_press_event_t Key { get; init; }

        public Action? Held { get; init; }

        // Counts what the input method was given; 0 is not given yet.
        public long Number { get; set; }

        public long OfferedUs { get; set; }

        public long? AnsweredUs { get; set; }

        public bool IsSettled { get; set; }

        public bool IsReturned { get; set; }

        public bool IsPress => (Key.response_type & 0x7f) == XCB_KEY_PRESS;
    }
}
