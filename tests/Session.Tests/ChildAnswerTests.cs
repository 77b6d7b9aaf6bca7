using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Tests;

public sealed class ChildAnswerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public void Read_UntilTheEnd_GivesAll()
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            Write(writer, "one\ntwo");
            writer.Dispose();

            Assert.Equal("one\ntwo", ChildAnswer.Read(reader, 1000, Long, "late", _ => false));
        }
    }

    [Fact]
    public void Read_OfWhatIsComplete_DoesNotWaitForTheEnd()
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        using (writer)
        {
            Write(writer, "noise\n{}\n");

            Assert.Equal("noise\n{}\n", ChildAnswer.Read(reader, 1000, Long, "late", said => said.EndsWith("{}\n", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Read_OfTooMuch_StopsAtTheLimit()
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        using (writer)
        {
            Write(writer, new string('x', 10_000));

            Assert.InRange(ChildAnswer.Read(reader, 5000, Long, "late", _ => false).Length, 5000, 5000 + 4096);
        }
    }

    [Fact]
    public void Read_OfASilentChild_IsATimeOut()
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        using (writer)
        {
            SessionException late = Assert.Throws<SessionException>(() => ChildAnswer.Read(reader, 1000, TimeSpan.FromMilliseconds(20), "it is late", _ => false));

            Assert.Equal((Failure.Timeout, "it is late"), (late.Failure, late.Message));
        }
    }

    private static unsafe void Write(SafeFileDescriptor to, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes)
            Assert.Equal(bytes.Length, (int)Libc.write(to, start, (nuint)bytes.Length));
    }
}
