using System.Runtime.InteropServices;
using System.Text;
using Rdfwd.Interop.Tests.Xcb;
using Rdfwd.Interop.Xkb;
using Rdfwd.Tests.Support;
using static Rdfwd.Interop.Xkb.Xkb;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Interop.Tests.Xkb;

public sealed unsafe class XkbTests : IDisposable
{
    private readonly xkb_context* _context = xkb_context_new(XKB_CONTEXT_NO_FLAGS);

    public void Dispose() => xkb_context_unref(_context);

    [Fact]
    public void Keymap_FromNames_TypesItsLetters()
    {
        xkb_keymap* keymap;
        fixed (byte* layout = "de"u8)
        {
            var names = new xkb_rule_names { layout = layout };
            keymap = xkb_keymap_new_from_names(_context, &names, XKB_KEYMAP_COMPILE_NO_FLAGS);
        }

        Assert.True(keymap != null);
        xkb_state* state = xkb_state_new(keymap);
        uint z = xkb_keymap_key_by_name(keymap, "AD06");
        Assert.Equal(29u, z);
        Assert.Equal("z", Typed(state, z));
        _ = xkb_state_update_key(state, xkb_keymap_key_by_name(keymap, "LFSH"), XKB_KEY_DOWN);
        Assert.Equal("Z", Typed(state, z));
        Assert.Equal(1, xkb_state_mod_name_is_active(state, "Shift", XKB_STATE_MODS_EFFECTIVE));

        uint* symbols;
        Assert.Equal(1, xkb_keymap_key_get_syms_by_level(keymap, z, 0, 1, &symbols));
        Assert.Equal(xkb_keysym_from_name("Z", XKB_KEYSYM_NO_FLAGS), *symbols);
        xkb_state_unref(state);

        byte* text = xkb_keymap_get_as_string(keymap, XKB_KEYMAP_FORMAT_TEXT_V1);
        xkb_keymap* copy = xkb_keymap_new_from_string(_context, text, XKB_KEYMAP_FORMAT_TEXT_V1, XKB_KEYMAP_COMPILE_NO_FLAGS);
        C.free(text);
        Assert.Equal(xkb_keymap_max_keycode(keymap), xkb_keymap_max_keycode(copy));
        xkb_keymap_unref(copy);
        xkb_keymap_unref(keymap);
    }

    [Fact]
    public void Keysym_NamesAndCharacters_ConvertBothWays()
    {
        uint euro = xkb_utf32_to_keysym('€');
        Assert.Equal(euro, xkb_keysym_from_name("EuroSign", XKB_KEYSYM_NO_FLAGS));
        byte* buffer = stackalloc byte[16];
        Assert.Equal(8, xkb_keysym_get_name(euro, buffer, 16));
        Assert.Equal("EuroSign", Marshal.PtrToStringUTF8((nint)buffer));
        Assert.Equal(4, xkb_keysym_to_utf8(euro, buffer, 16));
        Assert.Equal("€", Marshal.PtrToStringUTF8((nint)buffer));
    }

    [Fact]
    public void Keymap_FromTheServer_IsItsKeymap()
    {
        using var server = new XServerProcess();
        using var x = new XClient(server.Display);
        ushort major, minor;
        byte firstEvent, firstError;
        Assert.Equal(1, xkb_x11_setup_xkb_extension(x.Connection, 1, 0, XKB_X11_SETUP_XKB_EXTENSION_NO_FLAGS, &major, &minor, &firstEvent, &firstError));
        int device = xkb_x11_get_core_keyboard_device_id(x.Connection);
        Assert.True(device >= 0);
        xkb_keymap* keymap = xkb_x11_keymap_new_from_device(_context, x.Connection, device, XKB_KEYMAP_COMPILE_NO_FLAGS);
        Assert.True(keymap != null);
        Assert.Equal((8u, 255u), (xkb_keymap_min_keycode(keymap), xkb_keymap_max_keycode(keymap)));
        xkb_state* state = xkb_x11_state_new_from_device(keymap, x.Connection, device);
        Assert.Equal("a", Typed(state, 38));
        xkb_state_unref(state);
        xkb_keymap_unref(keymap);
    }

    private static string Typed(xkb_state* state, uint key)
    {
        byte* buffer = stackalloc byte[16];
        int length = xkb_state_key_get_utf8(state, key, buffer, 16);
        return Encoding.UTF8.GetString(buffer, length);
    }
}
