using System.Runtime.InteropServices;
using Rdfwd.Interop.Evdev;

namespace Rdfwd.Interop.Tests.Evdev;

public sealed unsafe class EvdevTests
{
    [Fact]
    public void Layout_OfForceFeedback_IsThatOfTheHeader()
    {
        Assert.Equal((48, 104, 12), (sizeof(ff_effect), sizeof(uinput_ff_upload), sizeof(uinput_ff_erase)));
        ff_effect effect;
        byte* start = (byte*)&effect;
        Assert.Equal((2L, 4L, 6L), ((byte*)&effect.id - start, (byte*)&effect.direction - start, (byte*)&effect.trigger_button - start));
        Assert.Equal((10L, 12L, 16L), ((byte*)&effect.replay_length - start, (byte*)&effect.replay_delay - start, (byte*)effect.u - start));
    }

    [Fact]
    public void Requests_OnThisMachine_HaveTheNumbersOfTheKernel()
    {
        if (RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64))
            return;
        Assert.Equal(0x80044501L, (long)IoctlRequest.EVIOCGVERSION);
        Assert.Equal(0x80084502L, (long)IoctlRequest.EVIOCGID);
        Assert.Equal(0x40084503L, (long)IoctlRequest.EVIOCSREP);
        Assert.Equal(0x80184540L, (long)IoctlRequest.EVIOCGABS(0));
        Assert.Equal(0x401845c0L, (long)IoctlRequest.EVIOCSABS(0));
        Assert.Equal(0x40304580L, (long)IoctlRequest.EVIOCSFF);
        Assert.Equal(0x40044581L, (long)IoctlRequest.EVIOCRMFF);
        Assert.Equal(0x80044584L, (long)IoctlRequest.EVIOCGEFFECTS);
        Assert.Equal(0x40044590L, (long)IoctlRequest.EVIOCGRAB);
        Assert.Equal(0x400445a0L, (long)IoctlRequest.EVIOCSCLOCKID);
        Assert.Equal(0x5501L, (long)IoctlRequest.UI_DEV_CREATE);
        Assert.Equal(0x405c5503L, (long)IoctlRequest.UI_DEV_SETUP);
        Assert.Equal(0x401c5504L, (long)IoctlRequest.UI_ABS_SETUP);
        Assert.Equal(0x40045564L, (long)IoctlRequest.UI_SET_EVBIT);
        Assert.Equal(0x4008556cL, (long)IoctlRequest.UI_SET_PHYS);
        Assert.Equal(0x4004556eL, (long)IoctlRequest.UI_SET_PROPBIT);
        Assert.Equal(0xc06855c8L, (long)IoctlRequest.UI_BEGIN_FF_UPLOAD);
        Assert.Equal(0x406855c9L, (long)IoctlRequest.UI_END_FF_UPLOAD);
        Assert.Equal(0xc00c55caL, (long)IoctlRequest.UI_BEGIN_FF_ERASE);
        Assert.Equal(0x400c55cbL, (long)IoctlRequest.UI_END_FF_ERASE);
    }
}
