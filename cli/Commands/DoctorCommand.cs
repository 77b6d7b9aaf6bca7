using System.CommandLine;
using System.Text.Json;
using Rdfwd.Session.Client;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Health;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd doctor</c></summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        TargetOptions target = new();
        ProgramCommand command = new(
            "doctor",
            "Check what a machine lacks, and how to mend it",
            ("rdfwd doctor", "this machine"),
            ("rdfwd doctor ssh:host", "another machine"));
        target.AddTo(command);
        command.SetAction(result =>
        {
            Target where = target.Target(result);
            string json = where.Kind == TargetKind.Local
                ? MachineAnswers.Examine(checkDisplay: true)
                : MachineClient.Ask(where, target.Connection(result), "doctor");
            HealthReport report = Read(json);
            if (result.GetValue(target.Json))
                Console.Out.WriteLine(json);
            else
                Print(report, Console.Out);
            return (int)(report.Checks.Any(check => check.State == CheckState.Missing) ? ExitCode.SomethingMissing : ExitCode.Ok);
        });
        return command;
    }

    private static HealthReport Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SessionJson.Default.HealthReport) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new Wire.ProtocolException("the answer to doctor cannot be read", e);
        }
    }

    private static void Print(HealthReport report, TextWriter output)
    {
        output.WriteLine($"{Printable.Line(report.Program)} on {Printable.Line(report.Machine)}");
        foreach (CheckResult check in report.Checks)
        {
            string state = check.State switch
            {
                CheckState.Ok => "ok",
                CheckState.Limited => "limited",
                _ => "MISSING",
            };
            output.WriteLine($"  {state,-8} {Printable.Line(check.Name),-18} {Printable.Line(check.Detail)}");
            if (check.Cure.Length > 0)
                output.WriteLine($"  {"",-8} {"",-18} -> {Printable.Line(check.Cure)}");
        }

        output.WriteLine(report.Install.Length > 0 ? $"To install what is missing: {Printable.Line(report.Install)}" : "Nothing needs to be installed.");
    }
}
