using System.Text;
using Rdfwd.Interop.Libc;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Interop.Tests.Libc;

public sealed unsafe class UnixSocketTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rdfwd-socket-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void SendDescriptors_OverAPair_GivesOpenCopiesClosedOnExec()
    {
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        using (a)
        using (b)
        {
            using SharedMemorySegment memory = SharedMemorySegment.Create("test", 4096);
            (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
            using (reader)
            using (writer)
                Assert.Equal(5, UnixSocket.SendDescriptors(a, "hello"u8, [memory.Descriptor, writer.Descriptor]));
            memory.Span[7] = 42;

            var received = new List<SafeFileDescriptor>();
            byte[] data = new byte[16];
            Assert.Equal(5, UnixSocket.ReceiveDescriptors(b, data, received));
            Assert.Equal("hello", Encoding.ASCII.GetString(data, 0, 5));
            Assert.Equal(2, received.Count);
            Assert.All(received, d => Assert.Equal(1, C.fcntl(d.Descriptor, 1, 0)));
            using (SharedMemorySegment seen = SharedMemorySegment.Map(received[0], 4096))
                Assert.Equal(42, seen.Span[7]);
            Assert.True(FileStatus.TryGet(received[1].Descriptor, out FileStatus status) && status.IsPipe);
            received[1].Dispose();
        }
    }

    [Fact]
    public void ReceiveDescriptors_WithoutAny_GivesTheBytesThenTheEnd()
    {
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        using (b)
        {
            using (a)
                Assert.Equal(1, UnixSocket.SendDescriptors(a, [9], []));
            var received = new List<SafeFileDescriptor>();
            byte[] data = new byte[4];
            Assert.Equal(1, UnixSocket.ReceiveDescriptors(b, data, received));
            Assert.Equal(0, UnixSocket.ReceiveDescriptors(b, data, received));
            Assert.Empty(received);
        }
    }

    [Fact]
    public void ReceiveDescriptors_MoreThanAllowed_FailsAndClosesThem()
    {
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        using (a)
        using (b)
        {
            (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
            using (reader)
            {
                using (writer)
                    SendMany(a, writer.Descriptor, UnixSocket.MaxDescriptors + 3);
                var received = new List<SafeFileDescriptor>();
                NativeException e = Assert.Throws<NativeException>(() => UnixSocket.ReceiveDescriptors(b, new byte[4], received));
                Assert.Contains("more than 8", e.Message, StringComparison.Ordinal);
                Assert.Empty(received);
                // The pipe hangs up once its last writing end is closed.
                Assert.True(FileDescriptors.Wait(reader.Descriptor, C.POLLIN, 30_000));
            }
        }
    }

    [Fact]
    public void Listen_ForTheUserOnly_AcceptsAndKnowsThePeer()
    {
        string path = Path.Combine(_directory.FullName, "socket");
        using SafeFileDescriptor listener = UnixSocket.Listen(path);
        Assert.True(FileStatus.TryGet(path, out FileStatus status));
        Assert.True(status.IsSocket);
        Assert.Equal(Convert.ToInt32("600", 8), status.Permissions);

        using SafeFileDescriptor client = UnixSocket.Connect(path);
        using SafeFileDescriptor? server = UnixSocket.Accept(listener);
        Assert.NotNull(server);
        Assert.Equal(new PeerCredentials(C.getpid(), C.getuid(), C.getgid()), UnixSocket.GetPeerCredentials(server));
        Assert.Equal(new PeerCredentials(C.getpid(), C.getuid(), C.getgid()), UnixSocket.GetPeerCredentials(client));

        FileDescriptors.SetNonBlocking(listener);
        Assert.Null(UnixSocket.Accept(listener));
    }

    [Fact]
    public void Connect_NobodyListens_SaysWhere()
    {
        string path = Path.Combine(_directory.FullName, "nobody");
        NativeException e = Assert.Throws<NativeException>(() => UnixSocket.Connect(path));
        Assert.Equal(2, e.Errno);
        Assert.Contains(path, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connect_PathTooLong_SaysTheLimit()
    {
        NativeException e = Assert.Throws<NativeException>(() => UnixSocket.Connect("/tmp/" + new string('x', 120)));
        Assert.Contains("107", e.Message, StringComparison.Ordinal);
    }

    private static void SendMany(SafeFileDescriptor socket, int descriptor, int count)
    {
        byte data = 1;
        int bytes = sizeof(cmsghdr) + (count * sizeof(int));
        byte* control = stackalloc byte[bytes + 8];
        var header = (cmsghdr*)control;
        header->cmsg_len = (nuint)bytes;
        header->cmsg_level = C.SOL_SOCKET;
        header->cmsg_type = C.SCM_RIGHTS;
        new Span<int>(control + sizeof(cmsghdr), count).Fill(descriptor);
        var part = new iovec { iov_base = &data, iov_len = 1 };
        var message = new msghdr { msg_iov = &part, msg_iovlen = 1, msg_control = control, msg_controllen = (nuint)((bytes + 7) & ~7) };
        Assert.Equal(1, C.sendmsg(socket.Descriptor, &message, 0));
    }
}
