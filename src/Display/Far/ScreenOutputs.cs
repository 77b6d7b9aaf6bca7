using System.Text;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// The outputs of the far X server, each with a CRTC: Xvfb has one, Xorg's dummy driver sixteen. Modes are made as they are wanted, and removed
/// when no output has them any more. Owned by the thread of its scene.
/// </summary>
internal sealed unsafe class ScreenOutputs
{
    private const uint DefaultRefreshMilliHz = 60_000;

    private readonly XConnection _x;
    private readonly List<MadeMode> _made = [];

    public ScreenOutputs(XConnection x)
    {
        _x = x;
    }

    /// <summary>What the outputs show, in places of the screen; none before the first <see cref="TrySet"/>.</summary>
    public Rect[] Areas { get; private set; } = [];

    /// <summary>The output of each of the <see cref="Areas"/>.</summary>
    public uint[] Used { get; private set; } = [];

    /// <summary>How many areas there may be; one round trip.</summary>
    public int Count()
    {
        xcb_randr_get_screen_resources_current_reply_t* resources = Resources();
        int count = CountOf(resources);
        Libc.free(resources);
        return count;
    }

    /// <summary>Shows these areas, the first one on the primary output, and nothing on the others. The screen must be large enough.</summary>
    public bool TrySet(Rect[] areas, uint refreshMilliHz)
    {
        xcb_randr_get_screen_resources_current_reply_t* resources = Resources();
        bool done = areas.Length > 0 && areas.Length <= CountOf(resources) && Set(resources, areas, refreshMilliHz == 0 ? DefaultRefreshMilliHz : refreshMilliHz);
        Libc.free(resources);
        return done;
    }

    private static int CountOf(xcb_randr_get_screen_resources_current_reply_t* resources) => resources == null ? 0 : Math.Min(resources->num_crtcs, resources->num_outputs);

    private xcb_randr_get_screen_resources_current_reply_t* Resources() =>
        xcb_randr_get_screen_resources_current_reply(_x.Handle, xcb_randr_get_screen_resources_current(_x.Handle, _x.Root), null);

    private bool Set(xcb_randr_get_screen_resources_current_reply_t* resources, Rect[] areas, uint refreshMilliHz)
    {
        ReadOnlySpan<uint> crtcs = new(xcb_randr_get_screen_resources_current_crtcs(resources), resources->num_crtcs);
        ReadOnlySpan<uint> outputs = new(xcb_randr_get_screen_resources_current_outputs(resources), resources->num_outputs);
        uint[] modes = new uint[areas.Length];
        for (int i = 0; i < crtcs.Length; i++)
        {
            bool isUsed = i < areas.Length;
            if (isUsed && (modes[i] = ModeFor(resources, areas[i], refreshMilliHz)) == 0)
                return false;
            // A mode that belongs to the output already gives an error here that does no harm.
            if (isUsed)
                xcb_randr_add_output_mode(_x.Handle, outputs[i], modes[i]);
            if (!SetCrtc(crtcs[i], resources->config_timestamp, isUsed ? areas[i] : default, isUsed ? modes[i] : 0, isUsed ? outputs[i] : 0))
                return false;
        }

        Areas = areas;
        Used = outputs[..areas.Length].ToArray();
        if (areas.Length > 1)
        {
            xcb_randr_set_output_primary(_x.Handle, _x.Root, outputs[0]);
            // The dummy driver's outputs are connected while something is shown on them; the server looks only when it is asked like this.
            Libc.free(xcb_randr_get_screen_resources_reply(_x.Handle, xcb_randr_get_screen_resources(_x.Handle, _x.Root), null));
        }

        RemoveOthers(modes, outputs);
        return true;
    }

    private void RemoveOthers(uint[] used, ReadOnlySpan<uint> outputs)
    {
        for (int i = _made.Count - 1; i >= 0; i--)
        {
            uint mode = _made[i].Mode;
            if (Array.IndexOf(used, mode) >= 0)
                continue;
            foreach (uint output in outputs)
                xcb_randr_delete_output_mode(_x.Handle, output, mode);
            xcb_randr_destroy_mode(_x.Handle, mode);
            _made.RemoveAt(i);
        }
    }

    private uint ModeFor(xcb_randr_get_screen_resources_current_reply_t* resources, Rect area, uint refreshMilliHz)
    {
        foreach (MadeMode made in _made)
        {
            if (made.Width == area.Width && made.Height == area.Height && made.MilliHz == refreshMilliHz)
                return made.Mode;
        }

        xcb_randr_mode_info_t* modes = xcb_randr_get_screen_resources_current_modes(resources);
        int count = xcb_randr_get_screen_resources_current_modes_length(resources);
        for (int i = 0; i < count; i++)
        {
            const int toleranceMilliHz = 50;
            if (modes[i].width == area.Width && modes[i].height == area.Height && Math.Abs((long)ModeRate.MilliHzOf(modes[i]) - refreshMilliHz) <= toleranceMilliHz)
                return modes[i].id;
        }

        uint created = CreateMode(area.Width, area.Height, refreshMilliHz);
        if (created != 0)
            _made.Add(new MadeMode(area.Width, area.Height, refreshMilliHz, created));
        return created;
    }

    // No two modes of a server may have one name.
    private uint CreateMode(int width, int height, uint refreshMilliHz)
    {
        byte[] name = Encoding.ASCII.GetBytes($"rdfwd-{width}x{height}-{refreshMilliHz}");
        xcb_randr_mode_info_t info = default;
        info.width = (ushort)width;
        info.height = (ushort)height;
        info.htotal = (ushort)width;
        info.vtotal = (ushort)height;
        info.dot_clock = (uint)Math.Min(uint.MaxValue, (long)width * height * refreshMilliHz / 1000);
        info.name_len = (ushort)name.Length;
        fixed (byte* p = name)
        {
            xcb_randr_create_mode_reply_t* reply =
                xcb_randr_create_mode_reply(_x.Handle, xcb_randr_create_mode(_x.Handle, _x.Root, info, (uint)name.Length, p), null);
            if (reply == null)
                return 0;
            uint mode = reply->mode;
            Libc.free(reply);
            return mode;
        }
    }

    private bool SetCrtc(uint crtc, uint configTimestamp, Rect area, uint mode, uint output)
    {
        xcb_randr_set_crtc_config_reply_t* reply = xcb_randr_set_crtc_config_reply(
            _x.Handle,
            xcb_randr_set_crtc_config(
                _x.Handle, crtc, XCB_CURRENT_TIME, configTimestamp, (short)area.X, (short)area.Y, mode, XCB_RANDR_ROTATION_ROTATE_0, output == 0 ? 0u : 1u, &output),
            null);
        if (reply == null)
            return false;
        bool done = reply->status == XCB_RANDR_SET_CONFIG_SUCCESS;
        Libc.free(reply);
        return done;
    }

    private sealed class MadeMode(int width, int height, uint milliHz, uint mode)
    {
        public int Width => width;

        public int Height => height;

        public uint MilliHz => milliHz;

        public uint Mode => mode;
    }
}
