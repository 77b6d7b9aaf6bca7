using System.Runtime.InteropServices;
using System.Text;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// Stream sockets of unix(7), and descriptors passed through them. Every descriptor made here is closed on exec and owned
/// by the caller. Failures throw <see cref="NativeException"/>; nothing here raises SIGPIPE.
/// </summary>
public static unsafe class UnixSocket
{
    /// <summary>The most descriptors that one message carries here.</summary>
    public const int MaxDescriptors = 8;

    private const int MaxPathBytes = 107;

    /// <summary>Two sockets connected with each other.</summary>
    public static (SafeFileDescriptor First, SafeFileDescriptor Second) CreatePair()
    {
        int* pair = stackalloc int[2];
        if (Libc.socketpair(Libc.AF_UNIX, Libc.SOCK_STREAM | Libc.SOCK_CLOEXEC, 0, pair) != 0)
            throw NativeError.Last("Cannot make a pair of sockets");
        return (new SafeFileDescriptor(pair[0]), new SafeFileDescriptor(pair[1]));
    }

    /// <summary>Listens at a path that does not exist yet; only the user may connect (mode 0600).</summary>
    public static SafeFileDescriptor Listen(string path, int backlog = 16)
    {
        sockaddr_un address = Address(path, out uint length);
        SafeFileDescriptor socket = NewSocket();
        // Linux gives the new path the mode of the unbound socket, so no other user can connect in between.
        if (Libc.fchmod(socket.Descriptor, 0x180) != 0
            || Libc.bind(socket.Descriptor, &address, length) != 0
            || Libc.listen(socket.Descriptor, backlog) != 0)
        {
            NativeException failure = NativeError.Last($"Cannot listen at {path}");
            socket.Dispose();
            throw failure;
        }

        return socket;
    }

    /// <summary>Connects to a listening path. Errno is ENOENT or ECONNREFUSED where nobody listens.</summary>
    public static SafeFileDescriptor Connect(string path)
    {
        sockaddr_un address = Address(path, out uint length);
        SafeFileDescriptor socket = NewSocket();
        int result;
        do
            result = Libc.connect(socket.Descriptor, &address, length);
        while (result != 0 && Marshal.GetLastPInvokeError() == Libc.EINTR);
        if (result == 0)
            return socket;
        NativeException failure = NativeError.Last($"Cannot connect to {path}");
        socket.Dispose();
        throw failure;
    }

    /// <summary>
    /// The next client, or null when there is none after all (it left again, the call was interrupted, or the listener does
    /// not block). Waits for one if the listener blocks.
    /// </summary>
    public static SafeFileDescriptor? Accept(SafeFileDescriptor listener)
    {
        int client = Libc.accept4(listener.Descriptor, null, null, Libc.SOCK_CLOEXEC);
        if (client >= 0)
            return new SafeFileDescriptor(client);
        return Marshal.GetLastPInvokeError() is Libc.EINTR or Libc.EAGAIN or ECONNABORTED
            ? null
            : throw NativeError.Last("Cannot accept a client");
    }

    /// <summary>Who connected. Of a pair: who made it.</summary>
    public static PeerCredentials GetPeerCredentials(SafeFileDescriptor socket)
    {
        ucred credentials;
        uint length = (uint)sizeof(ucred);
        return Libc.getsockopt(socket.Descriptor, Libc.SOL_SOCKET, Libc.SO_PEERCRED, &credentials, &length) == 0
            ? new PeerCredentials(credentials.pid, credentials.uid, credentials.gid)
            : throw NativeError.Last("Cannot tell who is at the other end of the socket");
    }

    /// <summary>
    /// Sends bytes (at least one) with copies of descriptors attached to the first; the caller keeps its own. Returns how
    /// many bytes went, which may be fewer than given. The descriptors are then on their way, whatever became of the rest.
    /// </summary>
    public static int SendDescriptors(SafeFileDescriptor socket, ReadOnlySpan<byte> data, ReadOnlySpan<int> descriptors)
    {
        ArgumentOutOfRangeException.ThrowIfZero(data.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(descriptors.Length, MaxDescriptors);
        byte* control = stackalloc byte[ControlBytes];
        new Span<byte>(control, ControlBytes).Clear();
        fixed (byte* bytes = data)
        {
            var part = new iovec { iov_base = bytes, iov_len = (nuint)data.Length };
            var message = new msghdr { msg_iov = &part, msg_iovlen = 1 };
            if (descriptors.Length > 0)
            {
                var header = (cmsghdr*)control;
                int payload = descriptors.Length * sizeof(int);
                header->cmsg_level = Libc.SOL_SOCKET;
                header->cmsg_type = Libc.SCM_RIGHTS;
                header->cmsg_len = (nuint)(sizeof(cmsghdr) + payload);
                descriptors.CopyTo(new Span<int>(control + sizeof(cmsghdr), descriptors.Length));
                message.msg_control = control;
                message.msg_controllen = Aligned(sizeof(cmsghdr) + payload);
            }

            nint sent;
            do
                sent = Libc.sendmsg(socket.Descriptor, &message, Libc.MSG_NOSIGNAL);
            while (sent < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR);
            return sent >= 0 ? (int)sent : throw NativeError.Last("Cannot pass descriptors");
        }
    }

    /// <summary>
    /// Receives bytes and the descriptors attached to them, at most <see cref="MaxDescriptors"/>, which are added to
    /// <paramref name="descriptors"/> and are the caller's to dispose. Returns 0 at the end of the stream. A peer that attaches
    /// more than that fails the call, and none of them stays open.
    /// </summary>
    public static int ReceiveDescriptors(SafeFileDescriptor socket, Span<byte> data, ICollection<SafeFileDescriptor> descriptors)
    {
        byte* control = stackalloc byte[ControlBytes];
        fixed (byte* bytes = data)
        {
            var part = new iovec { iov_base = bytes, iov_len = (nuint)data.Length };
            msghdr message;
            nint received;
            do
            {
                message = new msghdr { msg_iov = &part, msg_iovlen = 1, msg_control = control, msg_controllen = (nuint)ControlBytes };
                received = Libc.recvmsg(socket.Descriptor, &message, Libc.MSG_CMSG_CLOEXEC);
            }
            while (received < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR);
            if (received < 0)
                throw NativeError.Last("Cannot receive descriptors");

            bool tooMany = (message.msg_flags & Libc.MSG_CTRUNC) != 0;
            Collect(control, message.msg_controllen, tooMany ? null : descriptors);
            return tooMany
                ? throw new NativeException($"The other end passed more than {MaxDescriptors} descriptors at once.")
                : (int)received;
        }
    }

    private const int ECONNABORTED = 103;

    private static int ControlBytes => sizeof(cmsghdr) + (MaxDescriptors * sizeof(int));

    private static nuint Aligned(int bytes) => ((nuint)bytes + (nuint)sizeof(nuint) - 1) & ~((nuint)sizeof(nuint) - 1);

    /// <summary>Takes over what arrived; closes it where there is no list to put it in.</summary>
    private static void Collect(byte* control, nuint length, ICollection<SafeFileDescriptor>? into)
    {
        nuint at = 0;
        while (length - at >= (nuint)sizeof(cmsghdr))
        {
            var header = (cmsghdr*)(control + at);
            if (header->cmsg_len < (nuint)sizeof(cmsghdr) || header->cmsg_len > length - at)
                return;
            int count = (int)(header->cmsg_len - (nuint)sizeof(cmsghdr)) / sizeof(int);
            if (header->cmsg_level == Libc.SOL_SOCKET && header->cmsg_type == Libc.SCM_RIGHTS)
            {
                foreach (int descriptor in new ReadOnlySpan<int>(control + at + sizeof(cmsghdr), count))
                {
                    var owned = new SafeFileDescriptor(descriptor);
                    if (into is null)
                        owned.Dispose();
                    else
                        into.Add(owned);
                }
            }

            nuint step = Aligned((int)header->cmsg_len);
            if (step > length - at)
                return;
            at += step;
        }
    }

    private static SafeFileDescriptor NewSocket()
    {
        int socket = Libc.socket(Libc.AF_UNIX, Libc.SOCK_STREAM | Libc.SOCK_CLOEXEC, 0);
        return socket >= 0 ? new SafeFileDescriptor(socket) : throw NativeError.Last("Cannot make a socket");
    }

    private static sockaddr_un Address(string path, out uint length)
    {
        int bytes = Encoding.UTF8.GetByteCount(path);
        if (bytes is 0 or > MaxPathBytes || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new NativeException(
                $"The path of a socket must have 1 to {MaxPathBytes} bytes, this one has {bytes}: {path}. Use a shorter directory.");
        }

        var address = new sockaddr_un { sun_family = Libc.AF_UNIX };
        Encoding.UTF8.GetBytes(path, new Span<byte>(address.sun_path, MaxPathBytes));
        length = (uint)(sizeof(ushort) + bytes + 1);
        return address;
    }
}
