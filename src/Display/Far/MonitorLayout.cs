using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Gives the far screen the monitors of a viewer (RandR 1.5): names, places, sizes in pixels and millimetres, each with an output where there are as
/// many. Else none has one, so that the server's own monitor, as large as the screen, comes after them: toolkits that take only monitors with
/// outputs (GTK) would otherwise know the first one alone, and open all menus there. Owned by the thread of its scene.
/// </summary>
internal sealed unsafe class MonitorLayout
{
    private readonly XConnection _x;
    private IReadOnlyList<ScreenMonitor>? _set;
    private uint[] _outputs = [];

    public MonitorLayout(XConnection x)
    {
        _x = x;
    }

    /// <summary>
    /// The first monitor is the primary one. With none the screen is the one monitor that the server makes of it. Returns whether anything was done.
    /// </summary>
    /// <param name="monitors">The monitors.</param>
    /// <param name="outputs">The outputs that are lit: one for each monitor, or only one.</param>
    public bool Set(IReadOnlyList<ScreenMonitor> monitors, uint[] outputs)
    {
        if (_set is not null && monitors.SequenceEqual(_set) && outputs.AsSpan().SequenceEqual(_outputs))
            return false;
        DeleteAll();
        HashSet<uint> outputNames = OutputNames();
        List<uint> names = [];
        foreach (ScreenMonitor monitor in monitors)
        {
            // An output's own name is refused.
            string wanted = monitor.Name.Length == 0 ? $"monitor-{names.Count}" : monitor.Name;
            uint name = _x.Atoms.Intern(wanted);
            if (outputNames.Contains(name) || names.Contains(name))
                name = _x.Atoms.Intern($"{wanted}-{names.Count}");
            SetMonitor(name, monitor, primary: names.Count == 0, monitors.Count == outputs.Length ? outputs[names.Count] : 0);
            names.Add(name);
        }

        (_set, _outputs) = (monitors, outputs);
        return true;
    }

    // Those of an earlier daemon too.
    private void DeleteAll()
    {
        xcb_randr_get_monitors_reply_t* reply = xcb_randr_get_monitors_reply(_x.Handle, xcb_randr_get_monitors(_x.Handle, _x.Root, 0), null);
        if (reply == null)
            return;
        xcb_randr_monitor_info_iterator_t i = xcb_randr_get_monitors_monitors_iterator(reply);
        for (; i.rem > 0; xcb_randr_monitor_info_next(&i))
        {
            if (i.data->automatic == 0)
                xcb_randr_delete_monitor(_x.Handle, _x.Root, i.data->name);
        }

        Libc.free(reply);
    }

    // By hand: xcb_randr_set_monitor of libxcb 1.15 sends another length than it has, and the X server ends the connection.
    private void SetMonitor(uint name, ScreenMonitor monitor, bool primary, uint output)
    {
        const int windowAt = 4, infoAt = 8;
        int length = infoAt + sizeof(xcb_randr_monitor_info_t) + (output == 0 ? 0 : sizeof(uint));
        byte* bytes = stackalloc byte[infoAt + sizeof(xcb_randr_monitor_info_t) + sizeof(uint)];
        *(uint*)bytes = 0;
        *(uint*)(bytes + windowAt) = _x.Root;
        *(xcb_randr_monitor_info_t*)(bytes + infoAt) = new xcb_randr_monitor_info_t
        {
            name = name,
            primary = primary ? (byte)1 : (byte)0,
            nOutput = output == 0 ? (ushort)0 : (ushort)1,
            x = (short)monitor.X,
            y = (short)monitor.Y,
            width = (ushort)monitor.Width,
            height = (ushort)monitor.Height,
            width_in_millimeters = (uint)monitor.WidthMm,
            height_in_millimeters = (uint)monitor.HeightMm,
        };
        *(uint*)(bytes + infoAt + sizeof(xcb_randr_monitor_info_t)) = output;
        iovec* parts = stackalloc iovec[3];
        parts[2] = new iovec { iov_base = bytes, iov_len = (nuint)length };
        xcb_protocol_request_t request = new() { count = 1, ext = xcb_randr_id, opcode = XCB_RANDR_SET_MONITOR, isvoid = 1 };
        _ = xcb_send_request(_x.Handle, 0, parts + 2, &request);
    }

    private HashSet<uint> OutputNames()
    {
        HashSet<uint> names = [];
        xcb_randr_get_screen_resources_current_reply_t* resources =
            xcb_randr_get_screen_resources_current_reply(_x.Handle, xcb_randr_get_screen_resources_current(_x.Handle, _x.Root), null);
        if (resources == null)
            return names;
        int count = xcb_randr_get_screen_resources_current_outputs_length(resources);
        uint* outputs = xcb_randr_get_screen_resources_current_outputs(resources);
        for (int i = 0; i < count; i++)
        {
            xcb_randr_get_output_info_reply_t* info = xcb_randr_get_output_info_reply(_x.Handle, xcb_randr_get_output_info(_x.Handle, outputs[i], resources->config_timestamp), null);
            if (info == null)
                continue;
            string name = System.Text.Encoding.UTF8.GetString(xcb_randr_get_output_info_name(info), xcb_randr_get_output_info_name_length(info));
            names.Add(_x.Atoms.Intern(name));
            Libc.free(info);
        }

        Libc.free(resources);
        return names;
    }
}
