using System.Runtime.InteropServices;
using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Tests.Support;
using static Rdfwd.Interop.Xcb.Xcb;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Interop.Tests.Xcb;

public sealed unsafe class XcbTests(XServerProcess server) : IClassFixture<XServerProcess>, IDisposable
{
    private const uint Orange = 0xff8000;
    private const uint Teal = 0x008080;

    private readonly XClient _x = new(server.Display);

    private xcb_connection_t* Connection => _x.Connection;

    public void Dispose() => _x.Dispose();

    [Fact]
    public void Connect_NoServer_HasAnError()
    {
        int screen;
        xcb_connection_t* connection = xcb_connect(":65000", &screen);
        Assert.NotEqual(0, xcb_connection_has_error(connection));
        xcb_disconnect(connection);
    }

    [Fact]
    public void Setup_OfTheServer_IsRead()
    {
        Assert.Equal((1920, 1080, 24), (_x.Screen->width_in_pixels, _x.Screen->height_in_pixels, _x.Screen->root_depth));
        xcb_setup_t* setup = xcb_get_setup(Connection);
        Assert.Contains("X.Org", Encoding.ASCII.GetString(xcb_setup_vendor(setup), xcb_setup_vendor_length(setup)), StringComparison.Ordinal);
        var bits = new Dictionary<int, int>();
        for (xcb_format_iterator_t i = xcb_setup_pixmap_formats_iterator(setup); i.rem > 0; xcb_format_next(&i))
            bits[i.data->depth] = i.data->bits_per_pixel;
        Assert.Equal(32, bits[24]);
        bool found = false;
        for (xcb_depth_iterator_t d = xcb_screen_allowed_depths_iterator(_x.Screen); d.rem > 0; xcb_depth_next(&d))
        {
            for (xcb_visualtype_iterator_t v = xcb_depth_visuals_iterator(d.data); v.rem > 0; xcb_visualtype_next(&v))
                found |= v.data->visual_id == _x.Screen->root_visual && v.data->red_mask == 0xff0000 && v.data->_class == XCB_VISUAL_CLASS_TRUE_COLOR;
        }

        Assert.True(found);
    }

    [Fact]
    public void Property_Changed_ReadsBackAndNotifies()
    {
        uint window = _x.Window(0, 0, 10, 10, 0, XCB_EVENT_MASK_PROPERTY_CHANGE);
        uint utf8 = _x.Atom("UTF8_STRING"), name = _x.Atom("_NET_WM_NAME");
        byte[] title = Encoding.UTF8.GetBytes("Grüße");
        fixed (byte* t = title)
            _x.Check(xcb_change_property_checked(Connection, XCB_PROP_MODE_REPLACE, window, name, utf8, 8, (uint)title.Length, t));
        Assert.Equal(name, _x.WaitFor<xcb_property_notify_event_t>(XCB_PROPERTY_NOTIFY).atom);

        xcb_get_property_reply_t* reply = xcb_get_property_reply(Connection, xcb_get_property(Connection, 0, window, name, utf8, 0, 1000), null);
        Assert.Equal((utf8, 8, title.Length), (reply->type, reply->format, xcb_get_property_value_length(reply)));
        Assert.Equal(title, new ReadOnlySpan<byte>(xcb_get_property_value(reply), title.Length));
        C.free(reply);
    }

    [Fact]
    public void Error_OfACheckedRequest_TellsWhich()
    {
        xcb_generic_error_t* error = xcb_request_check(Connection, xcb_map_window_checked(Connection, 0x12345));
        Assert.True(error != null);
        Assert.Equal((XCB_WINDOW, XCB_MAP_WINDOW, 0x12345u), (error->error_code, error->major_code, error->resource_id));
        C.free(error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shm_GetAndPutImage_SeesAndSetsThePixels(bool memfd)
    {
        Assert.NotEqual(0, xcb_get_extension_data(Connection, xcb_shm_id)->present);
        xcb_shm_query_version_reply_t* version = xcb_shm_query_version_reply(Connection, xcb_shm_query_version(Connection), null);
        Assert.True(version->minor_version >= 2);
        C.free(version);

        uint window = _x.Window(100, 100, 40, 30, Orange, XCB_EVENT_MASK_EXPOSURE);
        _ = _x.WaitFor<xcb_expose_event_t>(XCB_EXPOSE);
        _x.Fill(window, new xcb_rectangle_t { x = 5, y = 6, width = 10, height = 3 }, Teal);

        using SharedMemorySegment memory = memfd ? SharedMemorySegment.Create("test", 40 * 30 * 4) : SharedMemorySegment.CreateSystemV(40 * 30 * 4);
        uint segment = _x.Id();
        _x.Check(memfd
            ? xcb_shm_attach_fd_checked(Connection, segment, memory.DuplicateDescriptor(), 0)
            : xcb_shm_attach_checked(Connection, segment, (uint)memory.Id, 0));
        memory.RemoveId();

        Span<uint> pixels = MemoryMarshal.Cast<byte, uint>(memory.Span);
        GetImage();
        for (int y = 0; y < 30; y++)
        {
            for (int x = 0; x < 40; x++)
                Assert.Equal(x is >= 5 and < 15 && y is >= 6 and < 9 ? Teal : Orange, pixels[(y * 40) + x] & 0xffffff);
        }

        pixels.Fill(0x123456);
        uint gc = _x.Id();
        _x.Check(xcb_create_gc_checked(Connection, gc, window, 0, null));
        _x.Check(xcb_shm_put_image_checked(Connection, window, gc, 40, 30, 0, 0, 20, 30, 0, 0, 24, XCB_IMAGE_FORMAT_Z_PIXMAP, 1, segment, 0));
        int completion = xcb_get_extension_data(Connection, xcb_shm_id)->first_event + XCB_SHM_COMPLETION;
        Assert.Equal(segment, _x.WaitFor<xcb_shm_completion_event_t>(completion).shmseg);
        pixels.Clear();
        GetImage();
        Assert.Equal(0x123456u, pixels[19] & 0xffffff);
        Assert.Equal(Orange, pixels[20] & 0xffffff);
        _x.Check(xcb_shm_detach_checked(Connection, segment));

        void GetImage()
        {
            xcb_cookie_t cookie = xcb_shm_get_image(Connection, window, 0, 0, 40, 30, ~0u, XCB_IMAGE_FORMAT_Z_PIXMAP, segment, 0);
            xcb_shm_get_image_reply_t* reply = xcb_shm_get_image_reply(Connection, cookie, null);
            Assert.True(reply != null);
            Assert.Equal((24, 40u * 30 * 4), (reply->depth, reply->size));
            C.free(reply);
        }
    }

    [Fact]
    public void Shm_CreateSegment_PassesADescriptorBack()
    {
        uint segment = _x.Id();
        xcb_shm_create_segment_reply_t* reply = xcb_shm_create_segment_reply(Connection, xcb_shm_create_segment(Connection, segment, 4096, 0), null);
        Assert.True(reply != null);
        Assert.Equal(1, reply->nfd);
        using (SharedMemorySegment memory = SharedMemorySegment.Map(new SafeFileDescriptor(*xcb_shm_create_segment_reply_fds(Connection, reply)), 4096))
            memory.Span[0] = 1;
        C.free(reply);
    }

    [Fact]
    public void Damage_OfARedirectedWindow_ArrivesAndItsPixmapHoldsThePixels()
    {
        C.free(xcb_composite_query_version_reply(Connection, xcb_composite_query_version(Connection, 0, 4), null));
        C.free(xcb_damage_query_version_reply(Connection, xcb_damage_query_version(Connection, 1, 1), null));
        C.free(xcb_xfixes_query_version_reply(Connection, xcb_xfixes_query_version(Connection, 5, 0), null));
        uint window = _x.Window(-500, -500, 64, 64, Orange, XCB_EVENT_MASK_STRUCTURE_NOTIFY);
        _x.Check(xcb_composite_redirect_window_checked(Connection, window, XCB_COMPOSITE_REDIRECT_MANUAL));
        uint damage = _x.Id(), pixmap = _x.Id(), region = _x.Id();
        _x.Check(xcb_damage_create_checked(Connection, damage, window, XCB_DAMAGE_REPORT_LEVEL_NON_EMPTY));
        _x.Check(xcb_xfixes_create_region_checked(Connection, region, 0, null));
        _x.Check(xcb_damage_subtract_checked(Connection, damage, XCB_NONE, XCB_NONE));
        _x.Fill(window, new xcb_rectangle_t { x = 8, y = 9, width = 10, height = 11 }, Teal);

        int notify = xcb_get_extension_data(Connection, xcb_damage_id)->first_event + XCB_DAMAGE_NOTIFY;
        Assert.Equal((window, damage), Notified(_x.WaitFor<xcb_damage_notify_event_t>(notify)));
        _x.Check(xcb_damage_subtract_checked(Connection, damage, XCB_NONE, region));
        xcb_xfixes_fetch_region_reply_t* reply = xcb_xfixes_fetch_region_reply(Connection, xcb_xfixes_fetch_region(Connection, region), null);
        Assert.Equal((8, 9, 10, 11), (reply->extents.x, reply->extents.y, reply->extents.width, reply->extents.height));
        Assert.Equal(1, xcb_xfixes_fetch_region_rectangles_length(reply));
        C.free(reply);

        // Off the screen, so only the pixmap that composite keeps can have them.
        _x.Check(xcb_composite_name_window_pixmap_checked(Connection, window, pixmap));
        xcb_cookie_t cookie = xcb_get_image(Connection, XCB_IMAGE_FORMAT_Z_PIXMAP, pixmap, 7, 9, 2, 1, ~0u);
        xcb_get_image_reply_t* image = xcb_get_image_reply(Connection, cookie, null);
        var row = (uint*)xcb_get_image_data(image);
        Assert.Equal((Orange, Teal), (row[0] & 0xffffff, row[1] & 0xffffff));
        C.free(image);

        static (uint, uint) Notified(xcb_damage_notify_event_t e) => (e.drawable, e.damage);
    }

    [Fact]
    public void XTest_KeyAndMotion_ReachTheFocusedWindow()
    {
        uint window = _x.Window(300, 300, 50, 50, 0, XCB_EVENT_MASK_KEY_PRESS | XCB_EVENT_MASK_POINTER_MOTION | XCB_EVENT_MASK_EXPOSURE);
        _ = _x.WaitFor<xcb_expose_event_t>(XCB_EXPOSE);
        _x.Check(xcb_set_input_focus_checked(Connection, XCB_INPUT_FOCUS_POINTER_ROOT, window, XCB_CURRENT_TIME));
        C.free(xcb_test_get_version_reply(Connection, xcb_test_get_version(Connection, 2, 2), null));

        _x.Check(xcb_test_fake_input_checked(Connection, XCB_MOTION_NOTIFY, 0, XCB_CURRENT_TIME, _x.Root, 320, 330, 0));
        xcb_motion_notify_event_t motion = _x.WaitFor<xcb_motion_notify_event_t>(XCB_MOTION_NOTIFY);
        Assert.Equal((20, 30), (motion.event_x, motion.event_y));

        _x.Check(xcb_test_fake_input_checked(Connection, XCB_KEY_PRESS, 38, XCB_CURRENT_TIME, XCB_NONE, 0, 0, 0));
        Assert.Equal(38, _x.WaitFor<xcb_key_press_event_t>(XCB_KEY_PRESS).detail);
        xcb_query_keymap_reply_t* keys = xcb_query_keymap_reply(Connection, xcb_query_keymap(Connection), null);
        Assert.Equal(1 << (38 % 8), keys->keys[38 / 8]);
        C.free(keys);
        _x.Check(xcb_test_fake_input_checked(Connection, XCB_KEY_RELEASE, 38, XCB_CURRENT_TIME, XCB_NONE, 0, 0, 0));
    }

    [Fact]
    public void XFixes_CursorChanged_NotifiesAndGivesItsImage()
    {
        C.free(xcb_xfixes_query_version_reply(Connection, xcb_xfixes_query_version(Connection, 5, 0), null));
        uint window = _x.Window(400, 400, 50, 50, 0, XCB_EVENT_MASK_EXPOSURE);
        _ = _x.WaitFor<xcb_expose_event_t>(XCB_EXPOSE);
        _x.Check(xcb_xfixes_select_cursor_input_checked(Connection, window, XCB_XFIXES_CURSOR_NOTIFY_MASK_DISPLAY_CURSOR));
        _x.Check(xcb_warp_pointer_checked(Connection, XCB_NONE, window, 0, 0, 0, 0, 10, 10));
        uint cursor = RedSquareCursor();
        _x.Check(xcb_change_window_attributes_checked(Connection, window, XCB_CW_CURSOR, &cursor));

        int notify = xcb_get_extension_data(Connection, xcb_xfixes_id)->first_event + XCB_XFIXES_CURSOR_NOTIFY;
        _ = _x.WaitFor<xcb_xfixes_cursor_notify_event_t>(notify);
        xcb_xfixes_get_cursor_image_reply_t* image = xcb_xfixes_get_cursor_image_reply(Connection, xcb_xfixes_get_cursor_image(Connection), null);
        Assert.Equal((16, 16, 3, 4), (image->width, image->height, image->xhot, image->yhot));
        Assert.Equal(0xffff0000, *xcb_xfixes_get_cursor_image_cursor_image(image));
        C.free(image);
    }

    [Fact]
    public void Xkb_DetectableAutoRepeatAndState_AreAvailable()
    {
        xcb_xkb_use_extension_reply_t* use = xcb_xkb_use_extension_reply(Connection, xcb_xkb_use_extension(Connection, 1, 0), null);
        Assert.Equal(1, use->supported);
        C.free(use);
        xcb_cookie_t cookie = xcb_xkb_per_client_flags(
            Connection, XCB_XKB_ID_USE_CORE_KBD, XCB_XKB_PER_CLIENT_FLAG_DETECTABLE_AUTO_REPEAT, XCB_XKB_PER_CLIENT_FLAG_DETECTABLE_AUTO_REPEAT, 0, 0, 0);
        xcb_xkb_per_client_flags_reply_t* flags = xcb_xkb_per_client_flags_reply(Connection, cookie, null);
        Assert.NotEqual(0u, flags->value & XCB_XKB_PER_CLIENT_FLAG_DETECTABLE_AUTO_REPEAT);
        C.free(flags);

        _x.Check(xcb_xkb_select_events_checked(
            Connection, XCB_XKB_ID_USE_CORE_KBD, XCB_XKB_EVENT_TYPE_STATE_NOTIFY, 0, XCB_XKB_EVENT_TYPE_STATE_NOTIFY, 0, 0, null));
        _x.Check(xcb_xkb_latch_lock_state_checked(Connection, XCB_XKB_ID_USE_CORE_KBD, XCB_MOD_MASK_LOCK, XCB_MOD_MASK_LOCK, 0, 0, 0, 0, 0));
        int xkb = xcb_get_extension_data(Connection, xcb_xkb_id)->first_event;
        xcb_xkb_state_notify_event_t state = _x.WaitFor<xcb_xkb_state_notify_event_t>(xkb);
        Assert.Equal((XCB_XKB_STATE_NOTIFY, XCB_MOD_MASK_LOCK), (state.xkbType, state.lockedMods));
        _x.Check(xcb_xkb_latch_lock_state_checked(Connection, XCB_XKB_ID_USE_CORE_KBD, XCB_MOD_MASK_LOCK, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public void Shape_SetAndRead_IsTheSame()
    {
        uint window = _x.Window(0, 200, 50, 50, 0);
        var wanted = new xcb_rectangle_t { x = 1, y = 2, width = 30, height = 20 };
        _x.Check(xcb_shape_rectangles_checked(Connection, XCB_SHAPE_SO_SET, XCB_SHAPE_SK_BOUNDING, XCB_CLIP_ORDERING_UNSORTED, window, 0, 0, 1, &wanted));
        xcb_shape_get_rectangles_reply_t* reply = xcb_shape_get_rectangles_reply(
            Connection, xcb_shape_get_rectangles(Connection, window, XCB_SHAPE_SK_BOUNDING), null);
        Assert.Equal(1, xcb_shape_get_rectangles_rectangles_length(reply));
        Assert.Equal(wanted, *xcb_shape_get_rectangles_rectangles(reply));
        C.free(reply);
    }

    [Fact]
    public void Sync_Counter_NotifiesAnAlarm()
    {
        C.free(xcb_sync_initialize_reply(Connection, xcb_sync_initialize(Connection, 3, 1), null));
        uint counter = _x.Id(), alarm = _x.Id();
        _x.Check(xcb_sync_create_counter_checked(Connection, counter, new xcb_sync_int64_t { lo = 5 }));
        uint* values = stackalloc uint[] { counter, 0, 6, XCB_SYNC_TESTTYPE_POSITIVE_COMPARISON, 1 };
        const uint Mask = XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE | XCB_SYNC_CA_TEST_TYPE | XCB_SYNC_CA_EVENTS;
        _x.Check(xcb_sync_create_alarm_checked(Connection, alarm, Mask, values));
        _x.Check(xcb_sync_set_counter_checked(Connection, counter, new xcb_sync_int64_t { lo = 6 }));
        int notify = xcb_get_extension_data(Connection, xcb_sync_id)->first_event + XCB_SYNC_ALARM_NOTIFY;
        Assert.Equal(6u, _x.WaitFor<xcb_sync_alarm_notify_event_t>(notify).counter_value.lo);
    }

    [Fact]
    public void XInput_RawMotion_ArrivesWithItsValues()
    {
        C.free(xcb_input_xi_query_version_reply(Connection, xcb_input_xi_query_version(Connection, 2, 2), null));
        var mask = new EventMask
        {
            Header = new xcb_input_event_mask_t { deviceid = XCB_INPUT_DEVICE_ALL_MASTER, mask_len = 1 },
            Bits = XCB_INPUT_XI_EVENT_MASK_RAW_MOTION,
        };
        _x.Check(xcb_input_xi_select_events_checked(Connection, _x.Root, 1, &mask.Header));
        _x.Check(xcb_test_fake_input_checked(Connection, XCB_MOTION_NOTIFY, 1, XCB_CURRENT_TIME, XCB_NONE, 3, 4, 0));
        _ = xcb_flush(Connection);
        byte opcode = xcb_get_extension_data(Connection, xcb_input_id)->major_opcode;
        xcb_ge_event_t* e;
        while ((e = (xcb_ge_event_t*)xcb_wait_for_event(Connection))->response_type != XCB_GE_GENERIC)
            C.free(e);
        var raw = (xcb_input_raw_button_press_event_t*)e;
        Assert.Equal((opcode, XCB_INPUT_RAW_MOTION), (raw->extension, raw->event_type));
        Assert.Equal(2, xcb_input_raw_button_press_axisvalues_raw_length(raw));
        Assert.Equal(3, xcb_input_raw_button_press_axisvalues_raw(raw)[0].integral);
        Assert.Equal(4, xcb_input_raw_button_press_axisvalues_raw(raw)[1].integral);
        C.free(e);
    }

    private uint RedSquareCursor()
    {
        xcb_render_query_pict_formats_reply_t* formats =
            xcb_render_query_pict_formats_reply(Connection, xcb_render_query_pict_formats(Connection), null);
        uint argb = 0;
        for (xcb_render_pictforminfo_iterator_t i = xcb_render_query_pict_formats_formats_iterator(formats); i.rem > 0; xcb_render_pictforminfo_next(&i))
        {
            xcb_render_directformat_t d = i.data->direct;
            if (i.data->depth == 32 && d is { alpha_shift: 24, red_shift: 16, green_shift: 8, blue_shift: 0, alpha_mask: 0xff })
                argb = i.data->id;
        }

        C.free(formats);
        Assert.NotEqual(0u, argb);

        uint pixmap = _x.Id(), picture = _x.Id(), cursor = _x.Id();
        _x.Check(xcb_create_pixmap_checked(Connection, 32, pixmap, _x.Root, 16, 16));
        _x.Fill(pixmap, new xcb_rectangle_t { width = 16, height = 16 }, 0xffff0000);
        _x.Check(xcb_render_create_picture_checked(Connection, picture, pixmap, argb, 0, null));
        _x.Check(xcb_render_create_cursor_checked(Connection, cursor, picture, 3, 4));
        return cursor;
    }

    private struct EventMask
    {
        public xcb_input_event_mask_t Header;
        public uint Bits;
    }
}
