using System.CommandLine;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Results;
using Rdfwd.Bench.Runs;
using Rdfwd.Cli.Demo;
using Rdfwd.Session;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench latency</c></summary>
internal sealed class BenchLatencyCommand
{
    private readonly Option<SceneKind> _scene = BenchOptions.Scene();
    private readonly Option<WindowSize> _size = BenchOptions.Size();
    private readonly Option<int> _fps = BenchOptions.FramesPerSecond();
    private readonly Option<int> _keys = new("--keys") { HelpName = "N", Description = "Key presses of the key scene", DefaultValueFactory = _ => 100 };
    private readonly Option<double> _seconds = new("--seconds") { HelpName = "S", Description = "How long the other scenes are measured", DefaultValueFactory = _ => 10 };
    private readonly Option<double> _settle = new("--settle") { HelpName = "S", Description = "How long they run before", DefaultValueFactory = _ => 3 };
    private readonly Option<bool> _idle = new("--idle") { Description = "The same as --scene=idle: what is used when nothing changes" };
    private readonly LinkOptions _link = new();

    private readonly Option<string> _over = TargetOptions.Choice(
        "--over", "What is measured: all of it, the display alone in one process, or the method itself without forwarding", "ssh", "ssh", "memory", "nothing");

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    public static Command Create() => new BenchLatencyCommand().Build();

    private ProgramCommand Build()
    {
        ProgramCommand command = new(
            "latency",
            "From a key press, or a painted frame, to the near screen",
            ("rdfwd bench latency", "100 keys through ssh on this machine"),
            ("rdfwd bench latency --scene scroll --delay 20 --rate 20000", "a scrolling page over 20 Mbit/s and 40 ms"),
            ("rdfwd bench latency --over nothing", "the floor of the method"));
        _keys.Validators.Add(result => BenchOptions.CheckRange(result, 1, 100_000));
        _seconds.Validators.Add(result => BenchOptions.CheckRange(result, 0.1, 86_400));
        _settle.Validators.Add(result => BenchOptions.CheckRange(result, 0, 3600));
        foreach (Option option in (Option[])[_scene, _size, _fps, _keys, _seconds, _settle, _idle, _over, _json])
            command.Add(option);
        _link.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        LinkShape link = _link.Read(result);
        string over = result.GetValue(_over)!;
        if (over != "ssh" && !link.IsNone)
            throw new SessionException(Failure.Usage, "a link is simulated below ssh only; leave --over away");
        WindowSize size = result.GetValue(_size);
        ProbeOptions probe = new(
            result.GetValue(_idle) ? SceneKind.Idle : result.GetValue(_scene), size.Width, size.Height, result.GetValue(_fps), null, "rdfwd probe");
        LatencyOptions options = new(
            result.GetValue(_keys), TimeSpan.FromSeconds(result.GetValue(_seconds)), TimeSpan.FromSeconds(result.GetValue(_settle)), link);
        using BenchGround ground = new();
        using IForwarding forwarding = over switch
        {
            "nothing" => new DirectForwarding(ground.Site),
            "memory" => new MemoryForwarding(ground.Site),
            _ => new SessionForwarding(ground.Site, ground.Ssh, link),
        };
        LatencyResult found = new LatencyRun(ground.Site, forwarding, probe, options).Run();
        if (result.GetValue(_json))
            Console.Out.WriteLine(ResultJson.Format(found));
        else
            ResultPrinter.Print(found, Console.Out);
        return (int)ExitCode.Ok;
    }
}
