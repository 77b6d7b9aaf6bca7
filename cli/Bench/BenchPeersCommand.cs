using System.CommandLine;
using Rdfwd.Bench;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Results;
using Rdfwd.Bench.Runs;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench peers</c></summary>
internal sealed class BenchPeersCommand
{
    private static readonly string[] All = [Forwardings.Ssh, Forwardings.Xpra, Forwardings.Vnc, Forwardings.Waypipe];

    private readonly Option<WindowSize> _size = BenchOptions.Size();
    private readonly Option<int> _fps = BenchOptions.FramesPerSecond();
    private readonly LengthOptions _length = new();
    private readonly LinkOptions _link = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON, a line for each run" };

    private readonly Option<SceneKind[]> _scenes = new("--scene")
    {
        HelpName = "key|scroll|video|flood|drag|web|keyvideo|idle",
        Description = "Which scenes (may be given again); key, scroll and video without",
        DefaultValueFactory = _ => [SceneKind.Key, SceneKind.Scroll, SceneKind.Video],
    };

    public static Command Create() => new BenchPeersCommand().Build();

    private ProgramCommand Build()
    {
        ProgramCommand command = new(
            "peers",
            "The same scenes through rdfwd, xpra, TigerVNC and waypipe, where these are installed",
            ("rdfwd bench peers --fps 30", "every scene through everything, without a link"),
            ("rdfwd bench peers --scene video --fps 30 --delay 20 --rate 20000", "over 20 Mbit/s and 40 ms"));
        foreach (Option option in (Option[])[_scenes, _size, _fps, _json])
            command.Add(option);
        _length.AddTo(command);
        _link.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        LinkShape link = _link.Read(result);
        LatencyOptions options = _length.Read(result, link);
        WindowSize size = result.GetValue(_size);
        bool json = result.GetValue(_json);
        foreach (string over in All.Where(over => !Forwardings.IsInstalled(over)))
            Console.Error.WriteLine($"rdfwd: {over} is left out, as there is {Forwardings.Lack(over)}");
        using BenchGuard guard = new();
        if (!json)
            ResultPrinter.PrintTableHead(Console.Out);
        foreach (SceneKind scene in result.GetValue(_scenes)!)
        {
            foreach (string over in All.Where(Forwardings.IsInstalled))
            {
                ProbeOptions probe = new(scene, size.Width, size.Height, result.GetValue(_fps), null, "rdfwd probe");
                guard.Token.ThrowIfCancellationRequested();
                // One that fails leaves the others their turn.
                try
                {
                    using BenchGround ground = new();
                    using IForwarding forwarding = Forwardings.Create(over, ground, link);
                    LatencyResult found = new LatencyRun(ground.Site, forwarding, probe, options).Run();
                    guard.Token.ThrowIfCancellationRequested();
                    if (json)
                        Console.Out.WriteLine(ResultJson.Format(found));
                    else
                        ResultPrinter.PrintTableRow(found, Console.Out);
                }
                catch (BenchException e) when (!guard.Token.IsCancellationRequested)
                {
                    Console.Error.WriteLine($"rdfwd: {over}, {scene.ToString().ToLowerInvariant()}: {e.Message}");
                }
            }
        }

        return (int)ExitCode.Ok;
    }
}
