using System.CommandLine;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Results;
using Rdfwd.Bench.Runs;
using Rdfwd.Session;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench latency</c></summary>
internal sealed class BenchLatencyCommand
{
    private readonly Option<SceneKind> _scene = BenchOptions.Scene();
    private readonly Option<WindowSize> _size = BenchOptions.Size();
    private readonly Option<int> _fps = BenchOptions.FramesPerSecond();
    private readonly Option<bool> _idle = new("--idle") { Description = "The same as --scene=idle: what is used when nothing changes" };
    private readonly LengthOptions _length = new();
    private readonly LinkOptions _link = new();

    private readonly Option<string> _over = TargetOptions.Choice(
        "--over", "What is measured: rdfwd through ssh, by window, as a desktop or as a shadow, its display alone in one process, the method itself without forwarding, a peer",
        Forwardings.Ssh, Forwardings.Ssh, Forwardings.Desktop, Forwardings.Shadow, Forwardings.Memory, Forwardings.Nothing, Forwardings.Xpra, Forwardings.Vnc, Forwardings.Waypipe);

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    public static Command Create() => new BenchLatencyCommand().Build();

    private ProgramCommand Build()
    {
        ProgramCommand command = new(
            "latency",
            "From a key press, or a painted frame, to the near screen",
            ("rdfwd bench latency", "100 keys through ssh on this machine"),
            ("rdfwd bench latency --scene scroll --delay 20 --rate 20000", "a scrolling page over 20 Mbit/s and 40 ms"),
            ("rdfwd bench latency --over desktop --scene video --size 1920x1080 --fps 30", "a film in a desktop that fills the screen"),
            ("rdfwd bench latency --over nothing", "the floor of the method"));
        foreach (Option option in (Option[])[_scene, _size, _fps, _idle, _over, _json])
            command.Add(option);
        _length.AddTo(command);
        _link.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        LinkShape link = _link.Read(result);
        string over = result.GetValue(_over)!;
        if (!Forwardings.HasLink(over) && !link.IsNone)
            throw new SessionException(Failure.Usage, $"--over={over} has no link that could be simulated; leave it away");
        Forwardings.Check(over);
        WindowSize size = result.GetValue(_size);
        ProbeOptions probe = new(
            result.GetValue(_idle) ? SceneKind.Idle : result.GetValue(_scene), size.Width, size.Height, result.GetValue(_fps), null, "rdfwd probe");
        LatencyOptions options = _length.Read(result, link);
        using BenchGuard guard = new();
        using BenchGround ground = new();
        using IForwarding forwarding = Forwardings.Create(over, ground, link);
        LatencyResult found = new LatencyRun(ground.Site, forwarding, probe, options).Run();
        if (result.GetValue(_json))
            Console.Out.WriteLine(ResultJson.Format(found));
        else
            ResultPrinter.Print(found, Console.Out);
        return (int)ExitCode.Ok;
    }
}
