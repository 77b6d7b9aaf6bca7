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
        Ring(display.Far, 440);

        Bell bell = Await(ear, near);

        Assert.Equal(new Bell(50, 440, 120), bell);
    }

    [Fact]
    public void NearEnd_ThatWantsNoBell_HearsNone()
    {
        using ForwardedDisplay display = new();
        using XScreen ear = new(display.NearServer.Display);
        BellWatcher near = new(ear.X);
        ear.X.Sync();
        display.AttachAnew(bell: false);
        Ring(display.Far, 440);
        // What the far display did after the bell is here: the bell was too, if it was coming.
        using EventRecorder later = new(display.FarServer.Display, "later");
        display.NearOf(later.Window);
        display.AttachAnew();
        Ring(display.Far, 550);

        Assert.Equal(550, Await(ear, near).Pitch);
    }

    [Fact]
    public void Bells_ThatComeAtOnce_RingOnce()
    {
        using ForwardedDisplay display = new();
        using XScreen ear = new(display.NearServer.Display);
        BellWatcher near = new(ear.X);
        ear.X.Sync();
        for (int ring = 0; ring < 4; ring++)
            Ring(display.Far, 440);
        int rings = 0;
        Wait.Until("a later one rings", () =>
        {
            Ring(display.Far, 550);
            while (Next(ear, near) is { } heard)
            {
                if (heard.Pitch == 550)
                    return true;
                rings++;
            }

            return false;
        });

        // A second one where the four took long to come.
        Assert.InRange(rings, 1, 2);
    }

    private static void Ring(XScreen far, ushort pitch)
    {
        Libc.free(xcb_xkb_use_extension_reply(far.X.Handle, xcb_xkb_use_extension(far.X.Handle, 1, 0), null));
        xcb_xkb_bell(far.X.Handle, XCB_XKB_ID_USE_CORE_KBD, XCB_XKB_ID_DFLT_XI_CLASS, XCB_XKB_ID_DFLT_XI_ID, 50, 0, 0, (short)pitch, 120, 0, 0);
        far.X.Sync();
    }

    private static Bell Await(XScreen ear, BellWatcher watcher) => (Bell)Wait.For<object>("the near bell rings", () => Next(ear, watcher));

    private static Bell? Next(XScreen ear, BellWatcher watcher)
    {
        xcb_generic_event_t* e;
        while ((e = xcb_poll_for_event(ear.X.Handle)) != null)
        {
            bool rung = watcher.TryRead(e, e->response_type & 0x7f, Environment.TickCount64 * 1000, out Bell heard);
            Libc.free(e);
            if (rung)
                return heard;
        }

        return null;
    }
}
