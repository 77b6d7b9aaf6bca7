using System.Diagnostics;
using Rdfwd.Kernel.Guest;

// Arguments: the file for the results, then optionally the names of checks (or their beginnings). A line of the results is a
// name, "begin", "pass" or "fail", and the reason, separated by tabs. It is on the disk before the check goes on, for the kernel
// may end at any moment.
string results = args[0];
string[] wanted = args[1..];
int failed = 0;
using FileStream file = new(results, FileMode.Append, FileAccess.Write, FileShare.Read);
foreach (Check check in Checks.All)
{
    if (wanted.Length > 0 && !wanted.Any(name => Means(name, check)))
        continue;
    Stopwatch watch = Stopwatch.StartNew();
    string reason = "";
    Tell(check, "begin", "");
    using Timer stuck = new(_ => GiveUp(check), null, Checks.Longest, Timeout.InfiniteTimeSpan);
    try
    {
        check.Run();
    }
    catch (Exception exception) when (Look(exception) is { } found)
    {
        reason = found;
        failed++;
    }
    finally
    {
        RdfwdProcess.KillLeftovers();
    }
    Console.WriteLine($"{(reason.Length == 0 ? "pass" : "FAIL")} {check.Name} ({watch.ElapsedMilliseconds} ms) {reason}");
    Tell(check, reason.Length == 0 ? "pass" : "fail", reason);
}
return failed == 0 ? 0 : 1;

// The whole name of one check is no beginning of another's.
bool Means(string name, Check check) =>
    check.Name == name || (check.Name.StartsWith(name, StringComparison.Ordinal) && Checks.All.All(other => other.Name != name));

void Tell(Check check, string how, string reason)
{
    lock (file)
    {
        file.Write(System.Text.Encoding.UTF8.GetBytes($"{check.Name}\t{how}\t{reason.ReplaceLineEndings(" | ").Replace('\t', ' ')}\n"));
        file.Flush(flushToDisk: true);
    }
}

// A check that is stuck, or cannot clean up, ends this program; whoever runs it goes on with the next.
void GiveUp(Check check)
{
    string threads = "";
    try
    {
        threads = Threads();
    }
    finally
    {
        string reason = $"it did not end in {Checks.Longest.TotalSeconds} s; what ran then:\n{threads}";
        Console.WriteLine($"FAIL {check.Name} {reason}");
        Tell(check, "fail", reason);
        Process.GetCurrentProcess().Kill();
    }
}

// A filter of exceptions runs before what the check started is ended.
string Look(Exception exception) => (exception is CheckFailedException ? exception.Message : exception.ToString()) + "\n" + RdfwdProcess.AllErrors() + Threads();

string Threads()
{
    using Process ps = Process.Start(new ProcessStartInfo("ps", ["-eLo", "pid,tid,cls,stat,wchan:24,comm,args:80", "--no-headers"]) { RedirectStandardOutput = true })!;
    return string.Join('\n', ps.StandardOutput.ReadToEnd().Split('\n').Where(line => !line.Contains(" [", StringComparison.Ordinal)));
}
