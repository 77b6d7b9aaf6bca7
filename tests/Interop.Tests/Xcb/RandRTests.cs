using Rdfwd.Interop.Xcb;
using Rdfwd.Tests.Support;
using static Rdfwd.Interop.Xcb.Xcb;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Interop.Tests.Xcb;

public sealed unsafe class RandRTests(XServerProcess server) : IClassFixture<XServerProcess>, IDisposable
{
    private readonly XClient _x = new(server.Display);

    private xcb_connection_t* Connection => _x.Connection;

    public void Dispose() => _x.Dispose();

    [Fact]
    public void Mode_CreatedAndSet_ResizesTheScreen()
    {
        C.free(xcb_randr_query_version_reply(Connection, xcb_randr_query_version(Connection, 1, 5), null));
        _ = xcb_randr_select_input(Connection, _x.Root, XCB_RANDR_NOTIFY_MASK_SCREEN_CHANGE);
        xcb_randr_get_screen_size_range_reply_t* range =
            xcb_randr_get_screen_size_range_reply(Connection, xcb_randr_get_screen_size_range(Connection, _x.Root), null);
        Assert.Equal((1920, 1080), (range->max_width, range->max_height));
        C.free(range);

        Resize(1280, 720);
        int notify = xcb_get_extension_data(Connection, xcb_randr_id)->first_event + XCB_RANDR_SCREEN_CHANGE_NOTIFY;
        xcb_randr_screen_change_notify_event_t changed;
        do
            changed = _x.WaitFor<xcb_randr_screen_change_notify_event_t>(notify);
        while (changed.width != 1280);
        Assert.Equal((1280, 720), Size());

        Resize(800, 1000);
        Assert.Equal((800, 1000), Size());
        Resize(1900, 600);
        Assert.Equal((1900, 600), Size());
    }

    [Fact]
    public void Screen_LargerThanTheServerWasStartedWith_IsRefused()
    {
        xcb_generic_error_t* error = xcb_request_check(
            Connection, xcb_randr_set_screen_size_checked(Connection, _x.Root, 1921, 1080, 500, 280));
        Assert.True(error != null);
        Assert.Equal(XCB_VALUE, error->error_code);
        C.free(error);
    }

    private void Resize(ushort width, ushort height)
    {
        xcb_randr_get_screen_resources_current_reply_t* resources = xcb_randr_get_screen_resources_current_reply(
            Connection, xcb_randr_get_screen_resources_current(Connection, _x.Root), null);
        uint output = *xcb_randr_get_screen_resources_current_outputs(resources);
        uint crtc = *xcb_randr_get_screen_resources_current_crtcs(resources);
        uint time = resources->config_timestamp;
        C.free(resources);

        byte[] name = System.Text.Encoding.ASCII.GetBytes($"{width}x{height}");
        var info = new xcb_randr_mode_info_t
        {
            width = width,
            height = height,
            htotal = width,
            vtotal = height,
            dot_clock = (uint)(width * height * 60),
            name_len = (ushort)name.Length,
        };
        xcb_randr_create_mode_reply_t* created;
        fixed (byte* n = name)
            created = xcb_randr_create_mode_reply(Connection, xcb_randr_create_mode(Connection, _x.Root, info, (uint)name.Length, n), null);
        Assert.True(created != null);
        uint mode = created->mode;
        C.free(created);
        _x.Check(xcb_randr_add_output_mode_checked(Connection, output, mode));

        // A screen never ends inside of the area that its CRTC shows, so it grows before and shrinks after the mode is set.
        (int oldWidth, int oldHeight) = Size();
        SetScreen(Math.Max(width, oldWidth), Math.Max(height, oldHeight));
        SetCrtc(crtc, time, mode, [output]);
        SetScreen(width, height);
    }

    private void SetScreen(int width, int height)
    {
        // 96 dots per inch.
        _x.Check(xcb_randr_set_screen_size_checked(
            Connection, _x.Root, (ushort)width, (ushort)height, (uint)(width * 254 / 960), (uint)(height * 254 / 960)));
    }

    private void SetCrtc(uint crtc, uint time, uint mode, uint[] outputs)
    {
        fixed (uint* o = outputs)
        {
            xcb_cookie_t cookie = xcb_randr_set_crtc_config(
                Connection, crtc, XCB_CURRENT_TIME, time, 0, 0, mode, XCB_RANDR_ROTATION_ROTATE_0, (uint)outputs.Length, o);
            xcb_generic_error_t* error = null;
            xcb_randr_set_crtc_config_reply_t* reply = xcb_randr_set_crtc_config_reply(Connection, cookie, &error);
            Assert.True(error == null, error == null ? "" : $"error {error->error_code}");
            Assert.Equal(XCB_RANDR_SET_CONFIG_SUCCESS, reply->status);
            C.free(reply);
        }
    }

    private (int, int) Size()
    {
        xcb_get_geometry_reply_t* geometry = xcb_get_geometry_reply(Connection, xcb_get_geometry(Connection, _x.Root), null);
        (int, int) size = (geometry->width, geometry->height);
        C.free(geometry);
        return size;
    }
}
