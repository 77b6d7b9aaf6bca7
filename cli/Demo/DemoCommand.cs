using System.CommandLine;

namespace Rdfwd.Cli.Demo;

/// <summary><c>rdfwd demo</c></summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        Option<bool> ssh = new("--ssh") { Description = "Go through an sshd on loopback, with keys and a port of its own" };
        Option<string> output = new("--output", "-o") { HelpName = "FILE", Description = "Where the picture goes", DefaultValueFactory = _ => "demo.png" };
        Option<bool> noInstall = new("--no-install") { Description = "Do not install missing packages (the launcher does that before the demo runs)" };
        ProgramCommand command = new(
            "demo",
            "Show all of it at work: a session, a client, typing, a picture",
            ("./rdfwd demo", "from a checkout: installs what is missing, builds, and shows it"),
            ("./rdfwd demo --ssh --no-install", "over ssh on loopback, without installing anything"))
        {
            ssh,
            output,
            noInstall,
        };
        command.SetAction(result => new Demonstration(Console.Out, result.GetValue(ssh), result.GetValue(output) ?? "demo.png").Run());
        return command;
    }
}
