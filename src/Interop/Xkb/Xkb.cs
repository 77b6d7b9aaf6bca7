using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xkb;

/// <summary>
/// libxkbcommon, with the names of its header. Keycodes, keysyms, layout, level and modifier indices and masks are
/// <c>uint</c>, enumerations <c>int</c>. Strings that a function returns belong to the library, except the keymap text,
/// which is freed with <c>Libc.free</c>.
/// </summary>
public static unsafe partial class Xkb
{
    public const int XKB_KEYSYM_NO_FLAGS = 0;
    public const int XKB_KEYSYM_CASE_INSENSITIVE = 1;

    public const int XKB_CONTEXT_NO_FLAGS = 0;
    public const int XKB_CONTEXT_NO_DEFAULT_INCLUDES = 1;
    public const int XKB_CONTEXT_NO_ENVIRONMENT_NAMES = 2;
    public const int XKB_CONTEXT_NO_SECURE_GETENV = 4;

    public const int XKB_LOG_LEVEL_CRITICAL = 10;
    public const int XKB_LOG_LEVEL_ERROR = 20;
    public const int XKB_LOG_LEVEL_WARNING = 30;
    public const int XKB_LOG_LEVEL_INFO = 40;
    public const int XKB_LOG_LEVEL_DEBUG = 50;

    public const int XKB_KEYMAP_COMPILE_NO_FLAGS = 0;

    public const int XKB_KEYMAP_FORMAT_TEXT_V1 = 1;

    public const int XKB_KEY_UP = 0;
    public const int XKB_KEY_DOWN = 1;

    public const int XKB_STATE_MODS_DEPRESSED = 1;
    public const int XKB_STATE_MODS_LATCHED = 2;
    public const int XKB_STATE_MODS_LOCKED = 4;
    public const int XKB_STATE_MODS_EFFECTIVE = 8;
    public const int XKB_STATE_LAYOUT_DEPRESSED = 16;
    public const int XKB_STATE_LAYOUT_LATCHED = 32;
    public const int XKB_STATE_LAYOUT_LOCKED = 64;
    public const int XKB_STATE_LAYOUT_EFFECTIVE = 128;
    public const int XKB_STATE_LEDS = 0x100;

    public const int XKB_STATE_MATCH_ANY = 1;
    public const int XKB_STATE_MATCH_ALL = 2;
    public const int XKB_STATE_MATCH_NON_EXCLUSIVE = 0x10000;

    public const int XKB_CONSUMED_MODE_XKB = 0;
    public const int XKB_CONSUMED_MODE_GTK = 1;

    public const uint XKB_KEYCODE_INVALID = 0xffffffff;
    public const uint XKB_LAYOUT_INVALID = 0xffffffff;
    public const uint XKB_LEVEL_INVALID = 0xffffffff;
    public const uint XKB_MOD_INVALID = 0xffffffff;
    public const uint XKB_LED_INVALID = 0xffffffff;

    [LibraryImport(Libraries.Xkb)]
    public static partial xkb_context* xkb_context_new(int flags);

    [LibraryImport(Libraries.Xkb)]
    public static partial void xkb_context_unref(xkb_context* context);

    [LibraryImport(Libraries.Xkb)]
    public static partial void xkb_context_set_log_level(xkb_context* context, int level);

    [LibraryImport(Libraries.Xkb)]
    public static partial xkb_keymap* xkb_keymap_new_from_names(
        xkb_context* context, xkb_rule_names* names, int flags);

    [LibraryImport(Libraries.Xkb)]
    public static partial xkb_keymap* xkb_keymap_new_from_string(
        xkb_context* context, byte* @string, int format, int flags);

    [LibraryImport(Libraries.Xkb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial xkb_keymap* xkb_keymap_new_from_string(
        xkb_context* context, string @string, int format, int flags);

    [LibraryImport(Libraries.Xkb)]
    public static partial xkb_keymap* xkb_keymap_new_from_buffer(
        xkb_context* context, byte* buffer, nuint length, int format, int flags);

    [LibraryImport(Libraries.Xkb)]
    public static partial xkb_keymap* xkb_keymap_ref(xkb_keymap* keymap);

    [LibraryImport(Libraries.Xkb)]
    public static partial void xkb_keymap_unref(xkb_keymap* keymap);

    [LibraryImport(Libraries.Xkb)]
    public static partial byte* xkb_keymap_get_as_string(xkb_keymap* keymap, int format);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_min_keycode(xkb_keymap* keymap);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_max_keycode(xkb_keymap* keymap);

    [LibraryImport(Libraries.Xkb)]
    public static partial byte* xkb_keymap_key_get_name(xkb_keymap* keymap, uint key);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_key_by_name(xkb_keymap* keymap, byte* name);

    [LibraryImport(Libraries.Xkb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint xkb_keymap_key_by_name(xkb_keymap* keymap, string name);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_num_mods(xkb_keymap* keymap);

    [LibraryImport(Libraries.Xkb)]
    public static partial byte* xkb_keymap_mod_get_name(xkb_keymap* keymap, uint idx);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_mod_get_index(xkb_keymap* keymap, byte* name);

    [LibraryImport(Libraries.Xkb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint xkb_keymap_mod_get_index(xkb_keymap* keymap, string name);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_num_layouts(xkb_keymap* keymap);

    [LibraryImport(Libraries.Xkb)]
    public static partial byte* xkb_keymap_layout_get_name(xkb_keymap* keymap, uint idx);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_layout_get_index(xkb_keymap* keymap, byte* name);

    [LibraryImport(Libraries.Xkb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint xkb_keymap_layout_get_index(xkb_keymap* keymap, string name);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_num_leds(xkb_keymap* keymap);

    [LibraryImport(Libraries.Xkb)]
    public static partial byte* xkb_keymap_led_get_name(xkb_keymap* keymap, uint idx);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_led_get_index(xkb_keymap* keymap, byte* name);

    [LibraryImport(Libraries.Xkb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint xkb_keymap_led_get_index(xkb_keymap* keymap, string name);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_num_layouts_for_key(xkb_keymap* keymap, uint key);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keymap_num_levels_for_key(xkb_keymap* keymap, uint key, uint layout);

    [LibraryImport(Libraries.Xkb)]
    public static partial nuint xkb_keymap_key_get_mods_for_level(
        xkb_keymap* keymap, uint key, uint layout, uint level, uint* masks_out, nuint masks_size);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_keymap_key_get_syms_by_level(
        xkb_keymap* keymap, uint key, uint layout, uint level, uint** syms_out);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_keymap_key_repeats(xkb_keymap* keymap, uint key);

    [LibraryImport(Libraries.Xkb)]
    public static partial xkb_state* xkb_state_new(xkb_keymap* keymap);

    [LibraryImport(Libraries.Xkb)]
    public static partial xkb_state* xkb_state_ref(xkb_state* state);

    [LibraryImport(Libraries.Xkb)]
    public static partial void xkb_state_unref(xkb_state* state);

    [LibraryImport(Libraries.Xkb)]
    public static partial xkb_keymap* xkb_state_get_keymap(xkb_state* state);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_update_key(xkb_state* state, uint key, int direction);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_update_mask(
        xkb_state* state, uint depressed_mods, uint latched_mods, uint locked_mods, uint depressed_layout,
        uint latched_layout, uint locked_layout);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_key_get_syms(xkb_state* state, uint key, uint** syms_out);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_key_get_utf8(xkb_state* state, uint key, byte* buffer, nuint size);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_state_key_get_utf32(xkb_state* state, uint key);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_state_key_get_one_sym(xkb_state* state, uint key);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_state_key_get_layout(xkb_state* state, uint key);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_state_key_get_level(xkb_state* state, uint key, uint layout);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_state_serialize_mods(xkb_state* state, int components);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_state_serialize_layout(xkb_state* state, int components);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_mod_name_is_active(xkb_state* state, byte* name, int type);

    [LibraryImport(Libraries.Xkb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int xkb_state_mod_name_is_active(xkb_state* state, string name, int type);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_mod_index_is_active(xkb_state* state, uint idx, int type);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_state_key_get_consumed_mods2(xkb_state* state, uint key, int mode);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_mod_index_is_consumed(xkb_state* state, uint key, uint idx);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_layout_index_is_active(xkb_state* state, uint idx, int type);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_led_name_is_active(xkb_state* state, byte* name);

    [LibraryImport(Libraries.Xkb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int xkb_state_led_name_is_active(xkb_state* state, string name);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_state_led_index_is_active(xkb_state* state, uint idx);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_keysym_get_name(uint keysym, byte* buffer, nuint size);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keysym_from_name(byte* name, int flags);

    [LibraryImport(Libraries.Xkb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint xkb_keysym_from_name(string name, int flags);

    [LibraryImport(Libraries.Xkb)]
    public static partial int xkb_keysym_to_utf8(uint keysym, byte* buffer, nuint size);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keysym_to_utf32(uint keysym);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_utf32_to_keysym(uint ucs);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keysym_to_upper(uint ks);

    [LibraryImport(Libraries.Xkb)]
    public static partial uint xkb_keysym_to_lower(uint ks);
}

/// <summary>A library context; opaque, counted by reference.</summary>
public struct xkb_context
{
}

/// <summary>A compiled keymap; opaque, counted by reference.</summary>
public struct xkb_keymap
{
}

/// <summary>The state of a keyboard; opaque, counted by reference.</summary>
public struct xkb_state
{
}

public unsafe struct xkb_rule_names
{
    public byte* rules;
    public byte* model;
    public byte* layout;
    public byte* variant;
    public byte* options;
}
