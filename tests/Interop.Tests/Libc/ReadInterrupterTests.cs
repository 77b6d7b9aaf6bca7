using Rdfwd.Interop.Libc;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Interop.Tests.Libc;

public sealed unsafe class ReadInterrupterTests
{
    [Fact]
    public void Read_InterruptedAtRandomMoments_LosesNothingAndIsNeverLeftWaiting()
    {
        const int Events = 3000;
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using SafeFileDescriptor other = FileDescriptors.CreateEvent();
        using (reader)
        using (writer)
        {
            long signalled = 0;
            bool last = false;
            Thread world = new(() =>
            {
                Random random = new(3);
                for (int i = 0; i < Events; i++)
                {
                    byte data = (byte)i;
                    _ = C.write(writer, &data, 1);
                    Thread.SpinWait(random.Next(2000));
                    if (random.Next(3) == 0)
                    {
                        Interlocked.Increment(ref signalled);
                        FileDescriptors.Signal(other);
                        Thread.SpinWait(random.Next(2000));
                    }
                }
                // Only this can wake the reader now.
                Volatile.Write(ref last, true);
                Interlocked.Increment(ref signalled);
                FileDescriptors.Signal(other);
            })
            { IsBackground = true };

            using ReadInterrupter interrupter = new();
            pollfd watched = new() { fd = other.Descriptor, events = C.POLLIN };
            world.Start();
            int received = 0;
            long seen = 0;
            while (received < Events || !Volatile.Read(ref last) || seen < Interlocked.Read(ref signalled))
            {
                byte data = 0;
                nint count = interrupter.Enter(new ReadOnlySpan<pollfd>(in watched)) ? C.read(reader, &data, 1) : 0;
                bool looks = interrupter.Exit();
                if (count == 1)
                    Assert.Equal((byte)received++, data);
                if (looks)
                    seen += FileDescriptors.Take(other);
            }
            Assert.Equal(Events, received);
            Assert.Equal(signalled, seen);
        }
    }

    [Fact]
    public void Rest_WithADescriptorThatIsPolled_LetsGoOfIt()
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor watched, SafeFileDescriptor end) = FileDescriptors.CreatePipe();
        using ReadInterrupter interrupter = new();
        using (reader)
        using (writer)
        using (end)
        {
            byte data = 1;
            pollfd poll = new() { fd = watched.Descriptor, events = C.POLLIN };
            _ = C.write(writer, &data, 1);
            Assert.True(interrupter.Enter(new ReadOnlySpan<pollfd>(in poll)));
            Assert.Equal(1, C.read(reader, &data, 1));
            Assert.False(interrupter.Exit());
            watched.Dispose();
            interrupter.Rest();
            // The last reader of the pipe is gone as soon as nothing polls it.
            pollfd state = new() { fd = end.Descriptor, events = 0 };
            Assert.True(SpinWait.SpinUntil(() => Errors(state), TimeSpan.FromSeconds(10)));
        }
    }

    [Fact]
    public void Enter_WithOtherDescriptors_WatchesThese()
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using SafeFileDescriptor first = FileDescriptors.CreateEvent();
        using SafeFileDescriptor second = FileDescriptors.CreateEvent();
        using ReadInterrupter interrupter = new();
        using (reader)
        using (writer)
        {
            byte data = 1;
            _ = C.write(writer, &data, 1);
            Assert.True(interrupter.Enter([new pollfd { fd = first.Descriptor, events = C.POLLIN }]));
            Assert.Equal(1, C.read(reader, &data, 1));
            Assert.False(interrupter.Exit());
            FileDescriptors.Signal(second);
            if (interrupter.Enter([new pollfd { fd = first.Descriptor, events = C.POLLIN }, new pollfd { fd = second.Descriptor, events = C.POLLIN }]))
                Assert.Equal(-1, C.read(reader, &data, 1));
            Assert.True(interrupter.Exit());
        }
    }

    private static bool Errors(pollfd poll) => C.poll(&poll, 1, 0) > 0 && (poll.revents & C.POLLERR) != 0;
}
