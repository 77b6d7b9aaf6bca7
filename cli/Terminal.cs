using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Session;

namespace Rdfwd.Cli;

/// <summary>What is known of the terminal, if there is one.</summary>
internal static class Terminal
{
    public static bool HasStandardError => Libc.isatty(2) == 1;

    /// <summary>Set by commands that handle Ctrl-C by themselves.</summary>
    public static bool Interrupted { get; set; }

    /// <summary>Asks on the terminal itself, as ssh does; false without a terminal or for any answer but yes.</summary>
    public static bool Ask(string question)
    {
        if (!HasStandardError || Libc.isatty(0) != 1)
            return false;
        Console.Error.Write($"{question} [Y/n] ");

        // A read would not end with Ctrl-C where a command handles it by itself.
        while (!FileDescriptors.Wait(0, Libc.POLLIN, 100))
        {
            if (Interrupted)
                throw new SessionException(Failure.Interrupted, "interrupted");
        }

        string? answer = ReadLine()?.Trim();
        return answer is not null && (answer.Length == 0 || answer.StartsWith('y') || answer.StartsWith('Y'));
    }

    // The runtime's own reader would write the answer to the terminal once more.
    private static unsafe string? ReadLine()
    {
        using SafeFileDescriptor input = new(0, ownsHandle: false);
        byte* line = stackalloc byte[256];
        nint length = Libc.read(input, line, 256);
        return length <= 0 ? null : Encoding.UTF8.GetString(line, (int)length);
    }
}
