using System.Text;
using Rdfwd.Interop.Xkb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xkb.Xkb;

namespace Rdfwd.Display.Far;

/// <summary>What a viewer's keys mean by its own keyboard map, its locks and what it holds. Owns the map; one thread.</summary>
internal sealed unsafe class ViewerKeys : IDisposable
{
    private xkb_context* _context;
    private xkb_keymap* _keymap;
    private xkb_state* _state;
    private LockState _locks;

    /// <summary>Takes another map. A map that cannot be understood leaves none: <see cref="Press"/> then knows no meaning.</summary>
    public void SetKeymap(Keymap keymap)
    {
        Free();
        if (keymap.Text.Length == 0)
            return;
        if (_context == null)
        {
            _context = xkb_context_new(XKB_CONTEXT_NO_DEFAULT_INCLUDES);
            xkb_context_set_log_level(_context, XKB_LOG_LEVEL_CRITICAL);
        }

        fixed (byte* text = Encoding.UTF8.GetBytes(keymap.Text + "\0"))
            _keymap = xkb_keymap_new_from_string(_context, text, XKB_KEYMAP_FORMAT_TEXT_V1, XKB_KEYMAP_COMPILE_NO_FLAGS);
        Reset();
    }

    public void SetLocks(in LockState locks)
    {
        _locks = locks;
        if (_state != null)
            _ = xkb_state_update_mask(_state, xkb_state_serialize_mods(_state, XKB_STATE_MODS_DEPRESSED), 0, locks.LockedModifiers, xkb_state_serialize_layout(_state, XKB_STATE_LAYOUT_DEPRESSED), 0, locks.Group);
    }

    /// <summary>A key goes down. Returns its keysym: 0 for none, null when there is no map.</summary>
    public uint? Press(byte keycode)
    {
        if (_state == null)
            return null;
        uint keysym = xkb_state_key_get_one_sym(_state, keycode);
        _ = xkb_state_update_key(_state, keycode, XKB_KEY_DOWN);
        return keysym;
    }

    public void Release(byte keycode)
    {
        if (_state != null)
            _ = xkb_state_update_key(_state, keycode, XKB_KEY_UP);
    }

    /// <summary>Nothing is held any more.</summary>
    public void Reset()
    {
        if (_state != null)
            xkb_state_unref(_state);
        _state = _keymap == null ? null : xkb_state_new(_keymap);
        SetLocks(_locks);
    }

    public void Dispose()
    {
        Free();
        if (_context != null)
            xkb_context_unref(_context);
        _context = null;
    }

    private void Free()
    {
        if (_state != null)
            xkb_state_unref(_state);
        if (_keymap != null)
            xkb_keymap_unref(_keymap);
        _state = null;
        _keymap = null;
    }
}
