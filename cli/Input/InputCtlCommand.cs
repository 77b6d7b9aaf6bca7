using System.CommandLine;
using System.Globalization;
using Rdfwd.Input;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input ctl</c></summary>
internal static class InputCtlCommand
{
    public static Command Create()
    {
        Argument<string> order = new("order") { Description = "toggle, status or stop" };
        order.AcceptOnlyFromAmong("toggle", "status", "stop");
        Command command = new("ctl", "Steer this user's running `input read` and `input connect`") { order };
        command.SetAction(result =>
        {
            List<int> sources = [.. Running()];
            if (sources.Count == 0)
                throw new InputException(InputFailure.NotFound, "No `rdfwd input read` or `rdfwd input connect` of this user is running.");
            foreach (int pid in sources)
                CarryOut(result.GetRequiredValue(order), pid);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void CarryOut(string order, int pid)
    {
        if (order == "status")
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pid} {File.ReadAllText(Path.Combine(SourceRegistration.Folder!, $"{pid}")).Trim()}"));
        else
            _ = Libc.kill(pid, order == "toggle" ? Libc.SIGUSR1 : Libc.SIGTERM);
    }

    private static IEnumerable<int> Running()
    {
        if (SourceRegistration.Folder is not { } folder || !Directory.Exists(folder))
            yield break;
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            if (!int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
                continue;
            if (IsRdfwd(pid))
                yield return pid;
            else
                File.Delete(path);
        }
    }

    // A killed source leaves its file behind, and its number may be another program's by now.
    private static bool IsRdfwd(int pid)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/comm")).Trim() == "rdfwd";
        }
        catch (IOException)
        {
            return false;
        }
    }
}
