namespace Rdfwd.Display.Far;

/// <summary>Which keys and buttons one viewer holds down. Pure; one thread.</summary>
internal sealed class HeldInputs
{
    private readonly bool[] _keys = new bool[256];
    private readonly bool[] _buttons = new bool[256];
    private int _buttonCount;

    public bool AnyButton => _buttonCount > 0;

    /// <summary>True when the key was up.</summary>
    public bool PressKey(byte keycode) => !_keys[keycode] && (_keys[keycode] = true);

    /// <summary>True when the key was down.</summary>
    public bool ReleaseKey(byte keycode)
    {
        bool was = _keys[keycode];
        _keys[keycode] = false;
        return was;
    }

    public bool IsKeyHeld(byte keycode) => _keys[keycode];

    /// <summary>The keys that are down.</summary>
    public IEnumerable<byte> Keys => Enumerable.Range(0, _keys.Length).Where(k => _keys[k]).Select(k => (byte)k);

    /// <summary>True when the button was up.</summary>
    public bool PressButton(byte button)
    {
        if (_buttons[button])
            return false;
        _buttons[button] = true;
        _buttonCount++;
        return true;
    }

    /// <summary>True when the button was down.</summary>
    public bool ReleaseButton(byte button)
    {
        if (!_buttons[button])
            return false;
        _buttons[button] = false;
        _buttonCount--;
        return true;
    }

    /// <summary>All held keys, which count as released from now on.</summary>
    public List<byte> TakeKeys() => Take(_keys);

    /// <summary>All held buttons, which count as released from now on.</summary>
    public List<byte> TakeButtons()
    {
        _buttonCount = 0;
        return Take(_buttons);
    }

    private static List<byte> Take(bool[] held)
    {
        List<byte> taken = [];
        for (int i = 0; i < held.Length; i++)
        {
            if (held[i])
                taken.Add((byte)i);
            held[i] = false;
        }

        return taken;
    }
}
