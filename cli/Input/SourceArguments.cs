using System.CommandLine;
using System.CommandLine.Parsing;
using Rdfwd.Input;
using Rdfwd.Input.Routing;
using Rdfwd.Input.Selecting;
using Rdfwd.Input.Sources;

namespace Rdfwd.Cli.Input;

/// <summary>The options that say which devices are read and how.</summary>
internal sealed class SourceArguments
{
    public const string DefaultPanic = "leftctrl+rightctrl+esc";

    private readonly Argument<string[]> _devices = new("device") { Description = "a path, name:GLOB, id:VVVV:PPPP, kind:KIND or all", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _grab = new("-G", "--grab") { Description = "also this device, and take it for rdfwd alone", HelpName = "DEVICE", AllowMultipleArgumentsPerToken = false };
    private readonly Option<bool> _wait = new("--wait") { Description = "wait as long as it takes until nothing is held, then grab" };
    private readonly Option<bool> _force = new("--force") { Description = "grab although keys are held; local programs see them released" };
    private readonly Option<string?> _hotkey = new("--hotkey") { Description = "keys that move the input to the other side, as leftctrl+leftalt+f12", HelpName = "CHORD" };
    private readonly Option<string> _panic = new("--panic") { Description = "keys that let go of everything and end", HelpName = "CHORD", DefaultValueFactory = _ => DefaultPanic };
    private readonly Option<bool> _local = new("--start-local") { Description = "begin with the input at this side" };
    private readonly Option<double> _timeout = new("--timeout") { Description = "seconds of silence after which everything held is let go", HelpName = "SECONDS", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _once = new("--no-hotplug") { Description = "end when the devices are gone instead of waiting for them" };
    private readonly Option<FileInfo?> _map = new("--map") { Description = "rules for what becomes of the events", HelpName = "FILE" };
    private readonly Option<bool> _verbose = new("-v", "--verbose") { Description = "print every event on standard error" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_devices);
        foreach (Option chord in (Option[])[_hotkey, _panic])
            chord.Validators.Add(Validate);
        foreach (Option option in (Option[])[_grab, _wait, _force, _hotkey, _panic, _local, _timeout, _once, _map, _verbose])
            command.Options.Add(option);
    }

    private static void Validate(OptionResult chord)
    {
        try
        {
            if (chord.Tokens is [{ Value: not ("" or "none") } word])
                _ = Chord.Parse(word.Value);
        }
        catch (InputException e)
        {
            chord.AddError(e.Message);
        }
    }

    public bool Verbose(ParseResult result) => result.GetValue(_verbose);

    /// <summary>Throws <see cref="InputException"/> for what cannot be meant.</summary>
    public SourceOptions Read(ParseResult result, bool bothWays)
    {
        List<DeviceChoice> devices =
        [
            .. (result.GetValue(_grab) ?? []).Select(text => new DeviceChoice(Selector.Parse(text), true)),
            .. (result.GetValue(_devices) ?? []).Select(text => new DeviceChoice(Selector.Parse(text), false)),
        ];
        if (devices.Count == 0)
            throw new InputException(InputFailure.NotFound, "No device is named. `rdfwd input list` shows those that exist.");
        return new SourceOptions
        {
            Devices = devices,
            GrabWait = result.GetValue(_wait) ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(5),
            ForceGrab = result.GetValue(_force),
            Hotkey = result.GetValue(_hotkey) is { Length: > 0 } hotkey and not "none" ? Chord.Parse(hotkey) : null,
            Panic = result.GetValue(_panic) is { Length: > 0 } panic and not "none" ? Chord.Parse(panic) : null,
            StartLocal = result.GetValue(_local),
            Silence = TimeSpan.FromSeconds(Math.Clamp(result.GetValue(_timeout), 0.05, 3600)),
            Hotplug = !result.GetValue(_once),
            Rules = result.GetValue(_map) is { } file ? RulesFile.Load(file) : null,
            BothWays = bothWays,
            Verbose = result.GetValue(_verbose),
        };
    }
}
