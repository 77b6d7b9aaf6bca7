using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Rdfwd.Display.Far;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd list</c></summary>
internal static class ListCommand
{
    public static Command Create()
    {
        TargetOptions target = new();
        ProgramCommand command = new(
            "list",
            "Show the sessions of a machine",
            ("rdfwd list", "of this machine"),
            ("rdfwd list ssh:host --json", "of another machine, for a script"));
        target.AddTo(command);
        command.SetAction(result =>
        {
            Target where = target.Target(result);
            if (where.Kind == TargetKind.Local && !where.Session.IsSole)
            {
                string machine = where.Session.Name.Length > 0 ? where.Session.Name : "host";
                throw new SessionException(Failure.Usage, $"'{target.TargetText(result)}' names a session of this machine, and list shows all; another machine is ssh:{ShellWords.Quote(machine)}");
            }

            string json = MachineClient.Ask(where, target.Connection(result), "list");
            if (result.GetValue(target.Json))
                Console.Out.WriteLine(json);
            else
                Print(JsonSerializer.Deserialize(json, SessionJson.Default.SessionListingArray) ?? [], target.Target(result), Console.Out);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Print(SessionListing[] sessions, Target target, TextWriter output)
    {
        if (sessions.Length == 0)
        {
            string there = target.Kind == TargetKind.Local ? "" : ShellWords.Quote(target.Machine) + " ";
            output.WriteLine($"no sessions; start one with: rdfwd start {there}--child=xterm");
            return;
        }

        int nameWidth = Math.Max(4, sessions.Max(session => session.Name.Length));
        output.WriteLine($"{"DISPLAY",-8} {"STATE",-8} {"NAME".PadRight(nameWidth)} {"STARTED",-16} PROGRAMS");
        foreach (SessionListing session in sessions)
        {
            string started = session.Started?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
            string programs = session.Programs.Count > 0 ? string.Join(", ", session.Programs) : "-";
            if (session.Kind == FarDisplayKind.Desktop)
                programs += " (a desktop)";
            else if (session.Kind == FarDisplayKind.Shadow)
                programs = "(shows a display that was there)";
            string remark = session.Remark is null ? "" : $"  ({session.Remark})";
            string state = session.State switch
            {
                SessionState.Live => "live",
                SessionState.Dead => "dead",
                _ => "unknown",
            };
            output.WriteLine($"{Printable.Line(session.Display),-8} {state,-8} {Printable.Line(session.Name).PadRight(nameWidth)} {started,-16} {Printable.Line(programs, 100)}{(remark.Length > 0 ? "  " : "")}{Printable.Line(remark)}");
        }
    }
}
