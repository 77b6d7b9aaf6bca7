using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>The setup that the server sends when a connection opens: screens, depths, visuals, pixel formats.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_VISUAL_CLASS_STATIC_GRAY = 0;
    public const int XCB_VISUAL_CLASS_GRAY_SCALE = 1;
    public const int XCB_VISUAL_CLASS_STATIC_COLOR = 2;
    public const int XCB_VISUAL_CLASS_PSEUDO_COLOR = 3;
    public const int XCB_VISUAL_CLASS_TRUE_COLOR = 4;
    public const int XCB_VISUAL_CLASS_DIRECT_COLOR = 5;

    public const int XCB_BACKING_STORE_NOT_USEFUL = 0;
    public const int XCB_BACKING_STORE_WHEN_MAPPED = 1;
    public const int XCB_BACKING_STORE_ALWAYS = 2;

    public const int XCB_IMAGE_ORDER_LSB_FIRST = 0;
    public const int XCB_IMAGE_ORDER_MSB_FIRST = 1;

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_setup_t* xcb_get_setup(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial byte* xcb_setup_vendor(xcb_setup_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_setup_vendor_length(xcb_setup_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_format_t* xcb_setup_pixmap_formats(xcb_setup_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_setup_pixmap_formats_length(xcb_setup_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_format_iterator_t xcb_setup_pixmap_formats_iterator(xcb_setup_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial void xcb_format_next(xcb_format_iterator_t* i);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_setup_roots_length(xcb_setup_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_screen_iterator_t xcb_setup_roots_iterator(xcb_setup_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial void xcb_screen_next(xcb_screen_iterator_t* i);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_screen_allowed_depths_length(xcb_screen_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_depth_iterator_t xcb_screen_allowed_depths_iterator(xcb_screen_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial void xcb_depth_next(xcb_depth_iterator_t* i);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_visualtype_t* xcb_depth_visuals(xcb_depth_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_depth_visuals_length(xcb_depth_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_visualtype_iterator_t xcb_depth_visuals_iterator(xcb_depth_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial void xcb_visualtype_next(xcb_visualtype_iterator_t* i);
}

public unsafe struct xcb_setup_t
{
    public byte status;
    public byte pad0;
    public ushort protocol_major_version;
    public ushort protocol_minor_version;
    public ushort length;
    public uint release_number;
    public uint resource_id_base;
    public uint resource_id_mask;
    public uint motion_buffer_size;
    public ushort vendor_len;
    public ushort maximum_request_length;
    public byte roots_len;
    public byte pixmap_formats_len;
    public byte image_byte_order;
    public byte bitmap_format_bit_order;
    public byte bitmap_format_scanline_unit;
    public byte bitmap_format_scanline_pad;
    public byte min_keycode;
    public byte max_keycode;
    public fixed byte pad1[4];
}

public unsafe struct xcb_format_t
{
    public byte depth;
    public byte bits_per_pixel;
    public byte scanline_pad;
    public fixed byte pad0[5];
}

public unsafe struct xcb_format_iterator_t
{
    public xcb_format_t* data;
    public int rem;
    public int index;
}

public unsafe struct xcb_screen_iterator_t
{
    public xcb_screen_t* data;
    public int rem;
    public int index;
}

public struct xcb_screen_t
{
    public uint root;
    public uint default_colormap;
    public uint white_pixel;
    public uint black_pixel;
    public uint current_input_masks;
    public ushort width_in_pixels;
    public ushort height_in_pixels;
    public ushort width_in_millimeters;
    public ushort height_in_millimeters;
    public ushort min_installed_maps;
    public ushort max_installed_maps;
    public uint root_visual;
    public byte backing_stores;
    public byte save_unders;
    public byte root_depth;
    public byte allowed_depths_len;
}

public unsafe struct xcb_depth_iterator_t
{
    public xcb_depth_t* data;
    public int rem;
    public int index;
}

public unsafe struct xcb_depth_t
{
    public byte depth;
    public byte pad0;
    public ushort visuals_len;
    public fixed byte pad1[4];
}

public unsafe struct xcb_visualtype_t
{
    public uint visual_id;
    public byte _class;
    public byte bits_per_rgb_value;
    public ushort colormap_entries;
    public uint red_mask;
    public uint green_mask;
    public uint blue_mask;
    public fixed byte pad0[4];
}

public unsafe struct xcb_visualtype_iterator_t
{
    public xcb_visualtype_t* data;
    public int rem;
    public int index;
}
