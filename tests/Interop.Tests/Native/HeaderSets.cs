namespace Rdfwd.Interop.Tests.Native;

/// <summary>All bindings classes. A class that imports functions and is not here fails a test.</summary>
public static class HeaderSets
{
    public static readonly HeaderSet[] All =
    [
        new(typeof(Interop.Libc.Libc),
            "errno.h", "fcntl.h", "malloc.h", "netdb.h", "netinet/in.h", "netinet/tcp.h", "poll.h", "sched.h", "signal.h", "spawn.h", "stdio.h", "stdlib.h", "sys/epoll.h", "sys/eventfd.h",
            "sys/file.h", "sys/ioctl.h", "sys/ipc.h", "sys/mman.h", "sys/prctl.h", "sys/resource.h", "sys/shm.h", "sys/socket.h",
            "sys/stat.h", "sys/syscall.h", "sys/timerfd.h", "sys/types.h", "sys/uio.h", "sys/un.h", "sys/wait.h", "time.h", "unistd.h")
        {
            Packages = "libc6-dev linux-libc-dev",
            Prologue = "#ifndef _GNU_SOURCE\n#define _GNU_SOURCE\n#endif",
            Spellings = new Dictionary<string, string>
            {
                ["statx_t"] = "struct statx",
            },
            Opaque = new HashSet<string> { "posix_spawnattr_t", "posix_spawn_file_actions_t" },
        },
        new(typeof(Interop.Evdev.EvdevLibc), "errno.h", "sys/inotify.h", "sys/ioctl.h", "linux/input.h", "linux/uinput.h")
        {
            Packages = "libc6-dev linux-libc-dev",
            // The bindings flatten the structures inside.
            Epilogue = "#define trigger_button trigger.button\n#define trigger_interval trigger.interval\n#define replay_length replay.length\n#define replay_delay replay.delay\n#define sec time.tv_sec\n#define usec time.tv_usec\n#define u u.condition",
        },
        new(typeof(Interop.Xcb.Xcb),
            "xcb/xcb.h", "xcb/xcbext.h", "xcb/composite.h", "xcb/damage.h", "xcb/randr.h", "xcb/render.h", "xcb/screensaver.h", "xcb/shape.h", "xcb/shm.h",
            "xcb/sync.h", "xcb/xfixes.h", "xcb/xinput.h", "xcb/xkb.h", "xcb/xtest.h")
        {
            Packages = "libxcb1-dev libxcb-composite0-dev libxcb-damage0-dev libxcb-randr0-dev libxcb-render0-dev libxcb-screensaver0-dev libxcb-shape0-dev "
                + "libxcb-shm0-dev libxcb-sync-dev libxcb-xfixes0-dev libxcb-xinput-dev libxcb-xkb-dev libxcb-xtest0-dev",
            // A field of xcb/xkb.h has this name, which C++ reserves.
            Prologue = "#define explicit explicit_",
            Absent = new HashSet<string> { "xcb_cookie_t" },
        },
        new(typeof(Interop.XcbImdkit.XcbImdkit), "xcb-imdkit/encoding.h")
        {
            Packages = "libxcb-imdkit-dev",
        },
        new(typeof(Interop.Xkb.Xkb), "xkbcommon/xkbcommon.h", "xkbcommon/xkbcommon-x11.h")
        {
            Packages = "libxkbcommon-dev libxkbcommon-x11-dev",
        },
        new(typeof(Interop.Zstd.Zstd), "zstd.h")
        {
            Packages = "libzstd-dev",
        },
        new(typeof(Interop.LibYuv.LibYuv), "libyuv/convert_argb.h", "libyuv/convert_from_argb.h", "libyuv/scale_argb.h")
        {
            Packages = "libyuv-dev",
            Epilogue = "#ifdef __cplusplus\nusing namespace libyuv;\n#endif",
        },
        new(typeof(Interop.DBus.DBus), "dbus/dbus.h")
        {
            Packages = "libdbus-1-dev",
            Spellings = new Dictionary<string, string> { ["dbus_error"] = "DBusError", ["dbus_message_iter"] = "DBusMessageIter" },
            Opaque = new HashSet<string> { "dbus_message_iter" },
            // A part of the headers lies beside the libraries of the machine's kind.
            Flags = ["-I/usr/include/dbus-1.0", "-I/usr/lib/x86_64-linux-gnu/dbus-1.0/include", "-I/usr/lib/aarch64-linux-gnu/dbus-1.0/include"],
        },
        new(typeof(Interop.LibAv.LibAv), "libavcodec/avcodec.h", "libavutil/opt.h", "libavutil/frame.h", "libavutil/log.h", "libavutil/error.h")
        {
            Packages = "libavcodec-dev libavutil-dev",
            Prologue = "#define __STDC_CONSTANT_MACROS",
            Spellings = new Dictionary<string, string> { ["AVERROR_EAGAIN"] = "AVERROR(EAGAIN)" },
        },
    ];

    public static TheoryData<string> Names => [.. All.Select(s => s.ToString())];

    public static HeaderSet Named(string name) => All.Single(s => s.ToString() == name);
}
