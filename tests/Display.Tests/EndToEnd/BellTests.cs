using Rdfwd.Display.Far;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Tests.Support;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>The bell of the far X server, heard at the near one.</summary>
public sealed unsafe class BellTests
{
    [Fact]
    public void Terminal_ThatRings_RingsTheNearBell()
    {
        using ForwardedDisplay display = new();
        using XScreen ear = new(display.NearServer.Display);
        BellWatcher near = new(ear.X);
        ear.X.Sync();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-T", "rings", "-e", "sh", "-c", "printf '\\a'; exec cat");

        Bell bell = Await(ear, near);

        Assert.Equal(0, bell.Percent);
        Assert.True(bell.Pitch > 0 && bell.DurationMs > 0, bell.ToString());
    }

    [Theory]
    [InlineData(FarDisplayKind.Windows)]
    [InlineData(FarDisplayKind.Desktop)]
    public void Program_ThatChoosesPitchAndLength_IsHeardSo(FarDisplayKind kind)
    {
        using ForwardedDisplay display = new(kind: kind);
        using XScreen ear = new(display.NearServer.Display);
        BellWatcher near = new(ear.X);
        ear.X.Sync();
        Libc.free(xcb_xkb_use_extension_reply(display.Far.X.Handle, xcb_xkb_use_extension(display.Far.X.Handle, 1, 0), null));
        xcb_xkb_bell(display.Far.X.Handle, XCB_XKB_ID_USE_CORE_KBD, XCB_XKB_ID_DFLT_XI_CLASS, XCB_XKB_ID_DFLT_XI_ID, 50, 0, 0, 440, 120, 0, 0);
        display.Far.X.Flush();

        Bell bell = Await(ear, near);

        Assert.Equal(new Bell(50, 440, 120), bell);
    }

    private static Bell Await(XScreen ear, BellWatcher watcher)
    {
        Bell heard = default;
        Wait.Until("the near bell rings", () =>
        {
            xcb_generic_event_t* e;
            while ((e = xcb_poll_for_event(ear.X.Handle)) != null)
            {
                bool rung = watcher.TryRead(e, e->response_type & 0x7f, 0, out heard);
                Libc.free(e);
                if (rung)
                    return true;
            }

            return false;
        });
        return heard;
    }
}
