using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;

namespace Rdfwd.Cli.Bench;

/// <summary>The options that several commands of the benchmark have.</summary>
internal static class BenchOptions
{
    public static Option<SceneKind> Scene() => new("--scene")
    {
        HelpName = "key|scroll|video|flood|drag|web|keyvideo|idle",
        Description = "What is painted: a glyph for each key, a text page scrolling, a picture panning, a terminal flooded, a window dragged, a video in a page, a glyph for each key beside a video, nothing",
        DefaultValueFactory = _ => SceneKind.Key,
    };

    public static Option<WindowSize> Size() => new("--size")
    {
        HelpName = "WxH",
        Description = "The size of the window, pixels",
        DefaultValueFactory = _ => new WindowSize(1280, 720),
        CustomParser = result => Parse<WindowSize>(result, WindowSize.TryParse, "is not a window's size; write 1280x720, at least 512x64"),
    };

    public static Option<int> FramesPerSecond()
    {
        Option<int> fps = new("--fps") { HelpName = "N", Description = "Frames a second of scenes that move", DefaultValueFactory = _ => 60 };
        fps.Validators.Add(result => CheckRange(result, 1, 1000));
        return fps;
    }

    public static Option<double> Milliseconds(string name, string description)
    {
        Option<double> option = new(name) { HelpName = "MS", Description = description, DefaultValueFactory = _ => 0 };
        option.Validators.Add(result => CheckRange(result, 0, 60_000));
        return option;
    }

    public static Option<RateSchedule> Rate() => new("--rate")
    {
        HelpName = "KBIT",
        Description = "Of the link, kbit/s; with changes at times of what is measured: 20000,2000@5s,20000@10s",
        DefaultValueFactory = _ => RateSchedule.Unlimited,
        CustomParser = result => Parse<RateSchedule>(result, RateSchedule.TryParse, "is not a rate in kbit/s; write 20000, or 20000,2000@5s,20000@10s"),
    };

    public static void CheckRange(OptionResult result, double low, double high)
    {
        foreach (Token token in result.Tokens)
        {
            if (!double.TryParse(token.Value, CultureInfo.InvariantCulture, out double value) || value < low || value > high)
                result.AddError($"'{token.Value}' is not a number from {low} to {high}");
        }
    }

    private delegate bool Parser<T>(string text, out T value);

    private static T Parse<T>(ArgumentResult result, Parser<T> parser, string complaint)
    {
        string text = result.Tokens[^1].Value;
        if (!parser(text, out T value))
            result.AddError($"'{text}' {complaint}");
        return value;
    }
}
