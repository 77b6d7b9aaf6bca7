using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Processes;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>Gives links and files to this machine's xdg-open.</summary>
internal static class DesktopOpener
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(5);

    /// <summary>Tells what became of it once that is known, and returns when xdg-open has ended.</summary>
    /// <param name="what">A link that begins with its scheme, or a path that begins with a slash: neither is taken for an option.</param>
    /// <param name="tell">Told once.</param>
    public static void Open(string what, Action<LinkOutcome, string> tell)
    {
        if (!ProgramFinder.TryFind("xdg-open", Environment.GetEnvironmentVariable("PATH"), out string? program))
        {
            tell(LinkOutcome.Failed, "xdg-open is not at the near end; its package is xdg-utils");
            return;
        }

        ChildProcess process;
        try
        {
            process = ProcessSpawner.Spawn(new ProcessStart { FileName = program, Arguments = [what], NewSession = true });
        }
        catch (NativeException e)
        {
            tell(LinkOutcome.Failed, e.Message);
            return;
        }

        using (process)
        {
            bool ended = process.WaitForExit(StartTime);
            process.TryGetExit(out int code, out _);
            // What was not running yet may stay in the foreground of xdg-open.
            if (ended && code != 0)
                tell(LinkOutcome.Failed, $"xdg-open ended with status {code} at the near end");
            else
                tell(LinkOutcome.Opened, "");
            while (!process.WaitForExit(TimeSpan.FromHours(1)))
            {
            }
        }
    }
}
