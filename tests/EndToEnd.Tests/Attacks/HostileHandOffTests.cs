using System.Buffers.Binary;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Connecting;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>Programs of the same user that connect to the daemon's socket without being a connector.</summary>
public sealed class HostileHandOffTests : IClassFixture<AttackedSession>
{
    private const uint Mark = 0x31484452;

    private readonly AttackedSession _session;

    public HostileHandOffTests(AttackedSession session)
    {
        _session = session;
    }

    [Theory]
    [InlineData("another mark", 0x11111111u, 0, 0, 0, 2)]
    [InlineData("a negative length", Mark, -1, 0, 0, 2)]
    [InlineData("lengths that overflow", Mark, int.MaxValue, int.MaxValue, int.MaxValue, 2)]
    [InlineData("a length of a gigabyte", Mark, 1 << 30, 0, 0, 2)]
    [InlineData("no descriptors", Mark, 0, 0, 0, 0)]
    [InlineData("one descriptor", Mark, 0, 0, 0, 1)]
    [InlineData("eight descriptors", Mark, 0, 0, 0, 8)]
    [InlineData("an empty greeting", Mark, 0, 0, 0, 2)]
    public void HandOff_Malformed_IsDropped(string what, uint mark, int hello, int open, int origin, int descriptors)
    {
        byte[] header = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(header, mark);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), hello);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), open);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), origin);
        using SafeFileDescriptor socket = UnixSocket.Connect(_session.Files.Socket);
        using SafeFileDescriptor passed = FileDescriptors.CreateEvent();
        UnixSocket.SendDescriptors(socket, header, [.. Enumerable.Repeat(passed.Descriptor, descriptors)]);
        AwaitClosed(what, socket);
        _session.AssertUnhurt();
    }

    [Fact]
    public void HandOff_Noise_IsDropped()
    {
        byte[] noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        using SafeFileDescriptor socket = UnixSocket.Connect(_session.Files.Socket);
        try
        {
            for (int sent = 0; sent < noise.Length;)
                sent += UnixSocket.SendDescriptors(socket, noise.AsSpan(sent), []);
        }
        catch (Interop.NativeException)
        {
            // The daemon closed first.
        }

        AwaitClosed("noise", socket);
        _session.AssertUnhurt();
    }

    [Theory]
    [InlineData("/dev/zero", "/dev/null")]
    [InlineData("/dev/null", "/dev/null")]
    [InlineData("/dev/null", "/dev/full")]
    [InlineData("/etc/passwd", "/dev/null")]
    [InlineData("/", "/")]
    [InlineData("/dev/urandom", "/proc/self/status")]
    public void HandOff_DescriptorsThatAreNoLink_AreDropped(string input, string output)
    {
        int reading = Libc.open(input, Libc.O_RDONLY | Libc.O_CLOEXEC, 0), writing = Libc.open(output, Libc.O_WRONLY | Libc.O_CLOEXEC, 0);
        if (writing < 0)
            writing = Libc.open(output, Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        using SafeFileDescriptor from = new(reading);
        using SafeFileDescriptor to = new(writing);
        using PooledBuffer hello = new();
        using PooledBuffer open = new();
        MessageCodec.Write(hello, FakeClient.Hello(Roles.Attach));
        MessageCodec.Write(open, new Open(OpenVerbs.Attach, "", new Dictionary<string, string[]>()));
        using SafeFileDescriptor socket = UnixSocket.Connect(_session.Files.Socket);
        HandOff.Send(socket, from, to, hello.Written, open.Written, "\u001b[2Jnowhere");
        AwaitStatus(input, socket);
        _session.AssertUnhurt();
        Assert.DoesNotContain('\u001b', _session.Files.Log);
    }

    [Theory]
    [InlineData(new byte[0], new byte[0])]
    [InlineData(new byte[] { 0xc1 }, new byte[] { 0xc1 })]
    [InlineData(new byte[] { 0x91, 5 }, new byte[] { 0x91, 5 })]
    public void HandOff_GreetingsThatAreNone_AreRefused(byte[] hello, byte[] open)
    {
        using (FakeClient client = FakeClient.HandedTo(_session.Files, hello, open))
            Assert.Equal(DisconnectReason.ProtocolError, client.AwaitBye().Reason);
        _session.AssertUnhurt();
    }

    [Fact]
    public void HandOff_ManyThatSayNothing_DoNotKeepOthersOut()
    {
        List<SafeFileDescriptor> silent = [.. Enumerable.Range(0, 60).Select(_ => UnixSocket.Connect(_session.Files.Socket))];
        _session.AssertServes();
        silent.ForEach(socket => socket.Dispose());
        _session.AssertUnhurt();
    }

    private static void AwaitClosed(string what, SafeFileDescriptor socket)
    {
        byte[] rest = new byte[16];
        Wait.Until($"the daemon drops {what}", () =>
        {
            try
            {
                return FileDescriptors.Wait(socket.Descriptor, Libc.POLLIN, 50) && UnixSocket.ReceiveDescriptors(socket, rest, []) == 0;
            }
            catch (Interop.NativeException)
            {
                return true;
            }
        });
    }

    private static void AwaitStatus(string what, SafeFileDescriptor socket)
    {
        Wait.Until($"the daemon drops {what}", () => FileDescriptors.Wait(socket.Descriptor, Libc.POLLIN, 50));
    }
}
