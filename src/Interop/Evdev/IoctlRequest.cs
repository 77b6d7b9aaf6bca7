using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>The request numbers of linux/input.h and linux/uinput.h, composed as asm-generic/ioctl.h does.</summary>
public static class IoctlRequest
{
    // powerpc (and mips, sparc, alpha) put the direction into three bits; everything else into two.
    private static readonly bool ThreeDirectionBits = RuntimeInformation.ProcessArchitecture == Architecture.Ppc64le;

    private static readonly uint None = ThreeDirectionBits ? 1u << 29 : 0;
    private static readonly uint Write = ThreeDirectionBits ? 4u << 29 : 1u << 30;
    private static readonly uint Read = ThreeDirectionBits ? 2u << 29 : 2u << 30;

    public static readonly nint EVIOCGVERSION = Compose(Read, 'E', 0x01, 4);
    public static readonly nint EVIOCGID = Compose(Read, 'E', 0x02, 8);
    public static readonly nint EVIOCGREP = Compose(Read, 'E', 0x03, 8);
    public static readonly nint EVIOCSREP = Compose(Write, 'E', 0x03, 8);
    public static readonly unsafe nint EVIOCSFF = Compose(Write, 'E', 0x80, sizeof(ff_effect));
    public static readonly nint EVIOCRMFF = Compose(Write, 'E', 0x81, 4);
    public static readonly nint EVIOCGEFFECTS = Compose(Read, 'E', 0x84, 4);
    public static readonly nint EVIOCGRAB = Compose(Write, 'E', 0x90, 4);
    public static readonly nint EVIOCSCLOCKID = Compose(Write, 'E', 0xa0, 4);

    public static readonly nint UI_DEV_CREATE = Compose(None, 'U', 1, 0);
    public static readonly nint UI_DEV_DESTROY = Compose(None, 'U', 2, 0);
    public static readonly unsafe nint UI_DEV_SETUP = Compose(Write, 'U', 3, sizeof(uinput_setup));
    public static readonly unsafe nint UI_ABS_SETUP = Compose(Write, 'U', 4, sizeof(uinput_abs_setup));
    public static readonly nint UI_SET_EVBIT = Compose(Write, 'U', 100, 4);
    public static readonly nint UI_SET_KEYBIT = Compose(Write, 'U', 101, 4);
    public static readonly nint UI_SET_RELBIT = Compose(Write, 'U', 102, 4);
    public static readonly nint UI_SET_ABSBIT = Compose(Write, 'U', 103, 4);
    public static readonly nint UI_SET_MSCBIT = Compose(Write, 'U', 104, 4);
    public static readonly nint UI_SET_LEDBIT = Compose(Write, 'U', 105, 4);
    public static readonly nint UI_SET_SNDBIT = Compose(Write, 'U', 106, 4);
    public static readonly nint UI_SET_FFBIT = Compose(Write, 'U', 107, 4);
    public static readonly nint UI_SET_PHYS = Compose(Write, 'U', 108, IntPtr.Size);
    public static readonly nint UI_SET_SWBIT = Compose(Write, 'U', 109, 4);
    public static readonly nint UI_SET_PROPBIT = Compose(Write, 'U', 110, 4);
    public static readonly unsafe nint UI_BEGIN_FF_UPLOAD = Compose(Read | Write, 'U', 200, sizeof(uinput_ff_upload));
    public static readonly unsafe nint UI_END_FF_UPLOAD = Compose(Write, 'U', 201, sizeof(uinput_ff_upload));
    public static readonly unsafe nint UI_BEGIN_FF_ERASE = Compose(Read | Write, 'U', 202, sizeof(uinput_ff_erase));
    public static readonly unsafe nint UI_END_FF_ERASE = Compose(Write, 'U', 203, sizeof(uinput_ff_erase));
    public static readonly nint UI_GET_VERSION = Compose(Read, 'U', 45, 4);

    public static nint EVIOCGNAME(int length) => Compose(Read, 'E', 0x06, length);

    public static nint EVIOCGPHYS(int length) => Compose(Read, 'E', 0x07, length);

    public static nint EVIOCGUNIQ(int length) => Compose(Read, 'E', 0x08, length);

    public static nint EVIOCGPROP(int length) => Compose(Read, 'E', 0x09, length);

    public static nint EVIOCGMTSLOTS(int length) => Compose(Read, 'E', 0x0a, length);

    public static nint EVIOCGKEY(int length) => Compose(Read, 'E', 0x18, length);

    public static nint EVIOCGLED(int length) => Compose(Read, 'E', 0x19, length);

    public static nint EVIOCGSND(int length) => Compose(Read, 'E', 0x1a, length);

    public static nint EVIOCGSW(int length) => Compose(Read, 'E', 0x1b, length);

    public static nint EVIOCGBIT(int type, int length) => Compose(Read, 'E', 0x20 + type, length);

    public static unsafe nint EVIOCGABS(int axis) => Compose(Read, 'E', 0x40 + axis, sizeof(input_absinfo));

    public static unsafe nint EVIOCSABS(int axis) => Compose(Write, 'E', 0xc0 + axis, sizeof(input_absinfo));

    public static nint UI_GET_SYSNAME(int length) => Compose(Read, 'U', 44, length);

    private static nint Compose(uint direction, char type, int number, int size) =>
        (nint)(direction | ((uint)size << 16) | ((uint)type << 8) | (uint)number);
}
