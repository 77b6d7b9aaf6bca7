using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>The visual of near windows: 24-bit colours in the byte order that frames are decoded to (BGRX).</summary>
internal sealed unsafe class NearVisual
{
    private NearVisual(byte depth, uint visual, uint colormap)
    {
        Depth = depth;
        Visual = visual;
        Colormap = colormap;
    }

    public byte Depth { get; }

    public uint Visual { get; }

    public uint Colormap { get; }

    /// <exception cref="DisplayException">The display has no such colours.</exception>
    public static NearVisual Find(XConnection x)
    {
        if (xcb_get_setup(x.Handle)->image_byte_order != XCB_IMAGE_ORDER_LSB_FIRST)
            throw new DisplayException($"The X display {x.DisplayName} has another byte order than this program. Run rdfwd on the machine of that display.");
        xcb_depth_iterator_t depths = xcb_screen_allowed_depths_iterator(x.Screen);
        for (; depths.rem > 0; xcb_depth_next(&depths))
        {
            if (depths.data->depth != 24)
                continue;
            xcb_visualtype_iterator_t visuals = xcb_depth_visuals_iterator(depths.data);
            for (; visuals.rem > 0; xcb_visualtype_next(&visuals))
            {
                xcb_visualtype_t* v = visuals.data;
                if (v->_class != XCB_VISUAL_CLASS_TRUE_COLOR || v->red_mask != 0xff0000 || v->green_mask != 0xff00 || v->blue_mask != 0xff)
                    continue;
                uint colormap = x.Screen->default_colormap;
                if (v->visual_id != x.Screen->root_visual)
                {
                    colormap = x.NewId();
                    xcb_create_colormap(x.Handle, 0, colormap, x.Root, v->visual_id);
                }

                return new NearVisual(24, v->visual_id, colormap);
            }
        }

        throw new DisplayException($"The X display {x.DisplayName} has no 24-bit colours (it has depth {x.Screen->root_depth}). Start it with depth 24.");
    }
}
