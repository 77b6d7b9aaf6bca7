using System.CommandLine;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Runs;

namespace Rdfwd.Cli.Bench;

/// <summary>The options that say how long a run is.</summary>
internal sealed class LengthOptions
{
    private readonly Option<int> _keys = new("--keys") { HelpName = "N", Description = "Key presses of the key scene", DefaultValueFactory = _ => 100 };
    private readonly Option<double> _seconds = new("--seconds") { HelpName = "S", Description = "How long the other scenes are measured", DefaultValueFactory = _ => 10 };
    private readonly Option<double> _settle = new("--settle") { HelpName = "S", Description = "How long they run before", DefaultValueFactory = _ => 3 };

    public void AddTo(Command command)
    {
        _keys.Validators.Add(result => BenchOptions.CheckRange(result, 1, 100_000));
        _seconds.Validators.Add(result => BenchOptions.CheckRange(result, 0.1, 86_400));
        _settle.Validators.Add(result => BenchOptions.CheckRange(result, 0, 3600));
        command.Add(_keys);
        command.Add(_seconds);
        command.Add(_settle);
    }

    public LatencyOptions Read(ParseResult result, LinkShape link) =>
        new(result.GetValue(_keys), TimeSpan.FromSeconds(result.GetValue(_seconds)), TimeSpan.FromSeconds(result.GetValue(_settle)), link);
}
