using System.CommandLine;
using Rdfwd.Bench.Probe;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd _probe</c>: what the benchmark runs in a session.</summary>
internal static class ProbeCommand
{
    public static Command Create()
    {
        Option<SceneKind> scene = BenchOptions.Scene();
        Option<WindowSize> size = BenchOptions.Size();
        Option<int> fps = BenchOptions.FramesPerSecond();
        Option<string?> log = new("--log") { HelpName = "FILE", Description = "Where to write what was painted when" };
        Option<string> title = new("--title") { Description = "The window's title", DefaultValueFactory = _ => "rdfwd probe" };
        Command command = new("_probe", "Paint a scene of the benchmark (run by it)") { scene, size, fps, log, title };
        command.Hidden = true;
        command.SetAction(result =>
        {
            WindowSize window = result.GetValue(size);
            ProbeProgram.Run(new ProbeOptions(result.GetValue(scene), window.Width, window.Height, result.GetValue(fps), result.GetValue(log), result.GetValue(title)!));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
