using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>Keys, and which of them are down.</content>
internal sealed unsafe partial class NearWindows
{
    private readonly HashSet<byte> _held = [];
    private readonly HashSet<byte> _heldBefore = [];
    private uint _input;
    private Keymap? _sentKeymap;

    private InputSequence NextInput() => new(++_input);

    private void OnKey(xcb_key_press_event_t* e, bool pressed)
    {
        _lastEventTime = _lastUserTime = e->time;
        FlushMotion();
        byte keycode = e->detail;
        if (pressed ? _swallowed.Contains(keycode) || TakeLeaveKeys(keycode, e->state) : _swallowed.Remove(keycode))
            return;
        if (pressed ? _heldBefore.Contains(keycode) : _heldBefore.Remove(keycode))
            return;
        if (pressed && _keyboard.TextOf(keycode, e->state) is { } text)
        {
            TypeText(text);
            return;
        }

        if (!Compose(e, pressed))
            SendKey(keycode, pressed);
    }

    private void OnMapChange(xcb_generic_event_t* e)
    {
        if (!_keyboard.IsLoan(e))
            SendKeymap();
    }

    private void OnLockChange(xcb_generic_event_t* e)
    {
        _keyboard.FollowLocks(e);
        if (_focused is not null)
            Send(_keyboard.Locks);
    }

    // The X server tells of a new map with each change between two keyboards, also when theirs is the same.
    private void SendKeymap()
    {
        Keymap keymap = _keyboard.ReadKeymap();
        if (keymap == _sentKeymap)
            return;
        _sentKeymap = keymap;
        Send(keymap);
    }

    // Its release finds no key that is held.
    private void TypeText(string text)
    {
        if (_focused is null || IsReadOnly)
            return;
        Use.Press();
        InOrder(() => SendNow(new CommittedText(NextInput(), text)));
    }

    private void SendKey(byte keycode, bool pressed)
    {
        KeyAction action = KeyAction.Release;
        if (pressed)
            action = _held.Add(keycode) ? KeyAction.Press : KeyAction.Repeat;
        else if (!_held.Remove(keycode))
            return;
        InputSequence input = NextInput();
        _caret.NoteKey();
        if (action == KeyAction.Press)
            Use.Press();
        if (action == KeyAction.Press)
            _latency.OnPress(input.Value, Clock.NowUs(_clock));
        SendNow(new Key(input, keycode, action));
    }

    // A lost link released all keys at the far end. Those that are still down here repeat, and must not press themselves again.
    private void ForgetHeld()
    {
        _heldBefore.UnionWith(_held);
        _held.Clear();
    }

    private void ReleaseHeld()
    {
        if (_held.Count == 0)
            return;
        _held.Clear();
        SendNow(default(ReleaseAll));
    }

    // Follows FocusIn: the keys that are down now. Modifiers held while the focus came are held at the far end too.
    private void OnKeymapNotify(xcb_keymap_notify_event_t* e)
    {
        byte* keys = e->keys;
        _heldBefore.RemoveWhere(keycode => (keys[(keycode >> 3) - 1] & (1 << (keycode & 7))) == 0);
        if (_focused is null)
            return;
        foreach (byte keycode in _keyboard.HeldModifiers(new ReadOnlySpan<byte>(e->keys, 31)))
        {
            InOrder(() =>
            {
                if (_held.Add(keycode))
                    SendNow(new Key(NextInput(), keycode, KeyAction.Press));
            });
        }
    }
}
