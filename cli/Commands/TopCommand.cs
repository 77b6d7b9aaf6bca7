using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Rdfwd.Cli.Printing;
using Rdfwd.Interop.Libc;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Daemon;
using Rdfwd.Session.Directories;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd top</c></summary>
internal static class TopCommand
{
    private const string EnterScreen = "\e[?1049h\e[?25l";
    private const string LeaveScreen = "\e[?25h\e[?1049l";

    public static Command Create()
    {
        TargetOptions target = new();
        Option<bool> once = new("--once") { Description = "One look, and end; so it is without a terminal" };
        Option<double> interval = new("--interval") { HelpName = "SECONDS", Description = "Between looks, and what each is about", DefaultValueFactory = _ => 1 };
        interval.Validators.Add(result => Bench.BenchOptions.CheckRange(result, 0.1, 60));
        ProgramCommand command = new(
            "top",
            "Watch frames, latency, bandwidth and processors (q leaves)",
            ("rdfwd top ssh:host", "a session of another machine, live"),
            ("rdfwd top --once --json", "one look for a script"));
        target.AddTo(command);
        command.Add(once);
        command.Add(interval);
        command.SetAction(result =>
        {
            double seconds = result.GetValue(interval);
            using ControlClient client = ControlClient.Open(target.Target(result), target.Connection(result));
            bool json = result.GetValue(target.Json);
            bool isTerminal = Libc.isatty(0) == 1 && Libc.isatty(1) == 1;
            if (result.GetValue(once) || (!isTerminal && !json))
                LookOnce(client, seconds, json);
            else if (json)
                Stream(client, seconds);
            else
                Watch(client, seconds);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    // Processors' shares need two looks.
    private static void LookOnce(ControlClient client, double seconds, bool json)
    {
        StatisticsAnswer? before = json ? null : Ask(client, seconds, out _);
        Sleep(seconds);
        StatisticsAnswer now = Ask(client, seconds, out string text);
        if (json)
            Console.Out.WriteLine(text);
        else
            Print(TopPage.Format(now, before, int.MaxValue));
    }

    private static void Stream(ControlClient client, double seconds)
    {
        while (!StandardStream.HasNoReader && Sleep(seconds))
        {
            _ = Ask(client, seconds, out string text);
            Console.Out.WriteLine(text);
        }
    }

    private static void Watch(ControlClient client, double seconds)
    {
        bool isSuspended = false;
        using PosixSignalRegistration suspend = PosixSignalRegistration.Create(PosixSignal.SIGTSTP, signal =>
        {
            signal.Cancel = true;
            Volatile.Write(ref isSuspended, true);
        });
        Console.Out.Write(EnterScreen);
        try
        {
            StatisticsAnswer? before = null;
            do
            {
                StatisticsAnswer now = Ask(client, seconds, out _);
                int columns = Math.Max(20, Console.WindowWidth), rows = Math.Max(5, Console.WindowHeight);
                IEnumerable<string> lines = TopPage.Format(now, before, columns).Take(rows - 1);
                Console.Out.Write($"\e[H{string.Concat(lines.Select(line => $"{line}\e[K\n"))}\e[J");
                before = now;
            }
            while (Sleep(seconds, () =>
            {
                if (Volatile.Read(ref isSuspended))
                    Suspend(ref isSuspended);
                return Console.KeyAvailable && Console.ReadKey(intercept: true).KeyChar is 'q' or 'Q';
            }));
        }
        finally
        {
            Console.Out.Write(LeaveScreen);
        }
    }

    // The shell gets its own screen for as long as it has the terminal.
    private static void Suspend(ref bool isSuspended)
    {
        Console.Out.Write(LeaveScreen);
        _ = Libc.kill(Environment.ProcessId, Libc.SIGSTOP);
        Volatile.Write(ref isSuspended, false);
        Console.Out.Write(EnterScreen);
    }

    /// <summary>False when it was interrupted, or told to leave.</summary>
    private static bool Sleep(double seconds, Func<bool>? leave = null)
    {
        long until = Environment.TickCount64 + (long)(seconds * 1000);
        do
        {
            if (leave?.Invoke() == true || Interruption.Token.WaitHandle.WaitOne((int)Math.Clamp(until - Environment.TickCount64, 0, 50)))
                return false;
        }
        while (Environment.TickCount64 < until);
        return true;
    }

    private static StatisticsAnswer Ask(ControlClient client, double seconds, out string text)
    {
        text = client.Ask("statistics", new() { ["seconds"] = [seconds.ToString(CultureInfo.InvariantCulture)] }).Json;
        try
        {
            return JsonSerializer.Deserialize(text, FramesJson.Default.StatisticsAnswer) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new SessionException(Failure.ProtocolError, $"the answer about frames cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Console.Out.WriteLine(line);
    }
}
