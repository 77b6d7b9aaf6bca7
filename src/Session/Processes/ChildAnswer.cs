using System.Text;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Processes;

/// <summary>Reads what a child process says of itself, within a size and a time.</summary>
internal static class ChildAnswer
{
    /// <summary>Until the child closes its end, has said enough, or has said all that it may. Throws a time-out when that takes too long.</summary>
    /// <param name="pipe">What it writes to. Borrowed.</param>
    /// <param name="maxBytes">More is left unread, but for what one read brings.</param>
    /// <param name="patience">How long it may take, from now.</param>
    /// <param name="late">What the time-out says.</param>
    /// <param name="isComplete">Whether what came is the whole answer already.</param>
    public static unsafe string Read(SafeFileDescriptor pipe, int maxBytes, TimeSpan patience, string late, Func<string, bool> isComplete)
    {
        using MemoryStream said = new();
        byte[] buffer = new byte[4096];
        string text = "";
        long deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (said.Length < maxBytes)
        {
            long rest = deadline - Environment.TickCount64;
            if (rest <= 0)
                throw new SessionException(Failure.Timeout, late);
            if (!FileDescriptors.Wait(pipe.Descriptor, Libc.POLLIN, (int)rest))
                continue;
            nint count;
            fixed (byte* start = buffer)
                count = Libc.read(pipe, start, (nuint)buffer.Length);
            if (count <= 0)
                break;
            said.Write(buffer, 0, (int)count);
            text = Encoding.UTF8.GetString(said.GetBuffer(), 0, (int)said.Length);
            if (isComplete(text))
                break;
        }

        return text;
    }
}
