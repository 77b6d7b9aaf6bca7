using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Rdfwd.Bench.Link;

namespace Rdfwd.Cli.Bench;

/// <summary>The options that shape a simulated link.</summary>
internal sealed class LinkOptions
{
    private readonly Option<double> _delay = BenchOptions.Milliseconds("--delay", "Added to each direction of the link");
    private readonly Option<RateSchedule> _rate = BenchOptions.Rate();
    private readonly Option<int> _queue = new("--queue") { HelpName = "KIB", Description = "The queue before the link's bottleneck", DefaultValueFactory = _ => 256 };
    private readonly Option<double> _jitter = BenchOptions.Milliseconds("--jitter", "Up to this much is added to each packet");

    private readonly Option<(double Percent, double Ms)> _stall = new("--stall")
    {
        HelpName = "PERCENT:MS",
        Description = "How many packets hold the link up, and for how long",
        CustomParser = ParseStall,
    };

    public LinkOptions()
    {
        _queue.Validators.Add(result => BenchOptions.CheckRange(result, 1, 65536));
    }

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_delay, _rate, _queue, _jitter, _stall])
            command.Add(option);
    }

    public LinkShape Read(ParseResult result)
    {
        (double percent, double ms) = result.GetValue(_stall);
        return new LinkShape
        {
            Delay = TimeSpan.FromMilliseconds(result.GetValue(_delay)),
            Rate = result.GetValue(_rate) ?? RateSchedule.Unlimited,
            QueueBytes = result.GetValue(_queue) * 1024,
            Jitter = TimeSpan.FromMilliseconds(result.GetValue(_jitter)),
            StallShare = percent / 100,
            StallTime = TimeSpan.FromMilliseconds(ms),
        };
    }

    private static (double Percent, double Ms) ParseStall(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        string[] parts = text.Split(':');
        if (parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out double percent) && percent is >= 0 and <= 100
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out double ms) && ms is >= 0 and <= 60_000)
        {
            return (percent, ms);
        }

        result.AddError($"'{text}' is no stall; write 1:200 for 200 ms at one packet of a hundred");
        return default;
    }
}
