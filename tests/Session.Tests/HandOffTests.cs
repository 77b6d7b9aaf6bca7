using FsCheck;
using FsCheck.Fluent;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Connecting;

namespace Rdfwd.Session.Tests;

public sealed class HandOffTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public void Receive_WhatWasSent_HasTheTextsAndTheStreams()
    {
        (SafeFileDescriptor near, SafeFileDescriptor far) = UnixSocket.CreatePair();
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (near)
        using (far)
        using (reader)
        using (writer)
        {
            HandOff.Send(near, reader, writer, "hello"u8, new byte[70_000], "1.2.3.4");
            using HandOff received = HandOff.Receive(far, Soon)!;
            Assert.Equal("hello"u8.ToArray(), received.Hello);
            Assert.Equal((70_000, "1.2.3.4"), (received.Open.Length, received.From));
            Assert.True(FileStatus.TryGet(received.Input.Descriptor, out FileStatus status) && status.IsPipe);
            HandOff.SendStatus(far, 7);
            Assert.Equal(7, HandOff.ReceiveStatus(near));
        }
    }

    [Fact]
    public void Receive_NothingOrTooSlow_IsNone()
    {
        (SafeFileDescriptor near, SafeFileDescriptor far) = UnixSocket.CreatePair();
        using (far)
        {
            Assert.Null(HandOff.Receive(far, TimeSpan.FromMilliseconds(1)));
            near.Dispose();
            Assert.Null(HandOff.Receive(far, Soon));
            HandOff.SendStatus(far, 1);
        }
    }

    [Fact]
    public void Receive_AnyBytes_IsNoneOrAProtocolError()
    {
        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value))), bytes =>
        {
            (SafeFileDescriptor near, SafeFileDescriptor far) = UnixSocket.CreatePair();
            using (far)
            {
                if (bytes.Length > 0)
                    UnixSocket.SendDescriptors(near, bytes, []);
                near.Dispose();
                try
                {
                    using HandOff? received = HandOff.Receive(far, Soon);
                    return received is null;
                }
                catch (RdfwdException)
                {
                    return true;
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Receive_HugeLengths_IsRefusedBeforeAllocation()
    {
        (SafeFileDescriptor near, SafeFileDescriptor far) = UnixSocket.CreatePair();
        using (near)
        using (far)
        {
            byte[] bytes = [0x52, 0x44, 0x48, 0x31, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0, 0];
            UnixSocket.SendDescriptors(near, bytes, []);
            Assert.Throws<Wire.ProtocolException>(() => HandOff.Receive(far, Soon));
        }
    }

    [Fact]
    public void Receive_WithoutStreams_IsAProtocolError()
    {
        (SafeFileDescriptor near, SafeFileDescriptor far) = UnixSocket.CreatePair();
        using (near)
        using (far)
        {
            byte[] bytes = [0x52, 0x44, 0x48, 0x31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
            UnixSocket.SendDescriptors(near, bytes, []);
            near.Dispose();
            Assert.Throws<Wire.ProtocolException>(() => HandOff.Receive(far, Soon));
        }
    }
}
