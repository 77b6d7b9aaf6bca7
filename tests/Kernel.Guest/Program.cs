using System.Diagnostics;
using Rdfwd.Kernel.Guest;

// Arguments: the file for the results, then optionally the names of checks (or their beginnings). A line of the results is the
// name, "pass" or "fail", and the reason, separated by tabs.
string results = args[0];
string[] wanted = args[1..];
int failed = 0;
using StreamWriter writer = new(results) { AutoFlush = true };
foreach (Check check in Checks.All)
{
    if (wanted.Length > 0 && !wanted.Any(name => check.Name.StartsWith(name, StringComparison.Ordinal)))
        continue;
    Stopwatch watch = Stopwatch.StartNew();
    string reason = "";
    try
    {
        check.Run();
    }
    catch (Exception exception)
    {
        reason = exception is CheckFailedException ? exception.Message : exception.ToString();
        failed++;
    }
    finally
    {
        RdfwdProcess.KillLeftovers();
    }
    Console.WriteLine($"{(reason.Length == 0 ? "pass" : "FAIL")} {check.Name} ({watch.ElapsedMilliseconds} ms) {reason}");
    writer.WriteLine($"{check.Name}\t{(reason.Length == 0 ? "pass" : "fail")}\t{reason.ReplaceLineEndings(" | ").Replace('\t', ' ')}");
}
return failed == 0 ? 0 : 1;
