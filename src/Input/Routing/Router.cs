using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Routing;

/// <summary>
/// Decides which side gets the input. A change waits until no key is held on any device, so that press and release of every key go
/// to the same side; the key that completes a chord goes to neither. Pure; one for all devices of a source.
/// </summary>
public sealed class Router
{
    private readonly Chord? _toggle;
    private readonly Chord? _panic;
    private readonly int[] _downs = new int[EventType.CodeCount(EventType.Key)];
    private readonly BitSet _held = new(EventType.CodeCount(EventType.Key));
    private readonly BitSet _swallowed = new(EventType.CodeCount(EventType.Key));

    public Router(Chord? toggle, Chord? panic, bool remote)
    {
        _toggle = toggle;
        _panic = panic;
        IsRemote = remote;
    }

    /// <summary>Whether the far side has the input.</summary>
    public bool IsRemote { get; private set; }

    /// <summary>Whether a change waits for the last key to be released.</summary>
    public bool IsTogglePending { get; private set; }

    public bool IsAnythingHeld => !_held.IsEmpty;

    /// <summary>Asks for a change from outside (a signal, a command). Asking twice takes it back.</summary>
    public void AskToggle() => IsTogglePending = !IsTogglePending;

    /// <summary>Follows one event. <paramref name="forward"/> tells whether the present side may have it.</summary>
    public RouteAction Follow(InputEvent e, out bool forward)
    {
        forward = true;
        if (e.Type != EventType.Key || e.Code >= _downs.Length)
            return RouteAction.None;
        if (e.Value == 0)
        {
            if (_downs[e.Code] > 0 && --_downs[e.Code] == 0)
                _held[e.Code] = false;
            forward = !_swallowed[e.Code];
            if (!_held[e.Code])
                _swallowed[e.Code] = false;
            return RouteAction.None;
        }
        if (e.Value == 1)
        {
            _downs[e.Code]++;
            _held[e.Code] = true;
            if (_panic?.Completes(e.Code, _held) == true)
                return RouteAction.Panic;
            if (_toggle?.Completes(e.Code, _held) == true)
            {
                _swallowed[e.Code] = true;
                forward = false;
                IsTogglePending = true;
                return RouteAction.ToggleAsked;
            }
        }
        forward = !_swallowed[e.Code];
        return RouteAction.None;
    }

    /// <summary>Carries the change out when one waits and nothing is held. True when the side changed.</summary>
    public bool TryToggle()
    {
        if (!IsTogglePending || IsAnythingHeld)
            return false;
        IsTogglePending = false;
        IsRemote = !IsRemote;
        return true;
    }

    /// <summary>A device went away, or was read anew, with these keys down on it.</summary>
    public void Forget(BitSet keys)
    {
        for (int key = keys.Next(0); key >= 0; key = keys.Next(key + 1))
        {
            if (_downs[key] > 0 && --_downs[key] > 0)
                continue;
            _held[key] = false;
            _swallowed[key] = false;
        }
    }

    /// <summary>A device was read with these keys down on it.</summary>
    public void Learn(BitSet keys)
    {
        for (int key = keys.Next(0); key >= 0; key = keys.Next(key + 1))
        {
            _downs[key]++;
            _held[key] = true;
        }
    }
}
