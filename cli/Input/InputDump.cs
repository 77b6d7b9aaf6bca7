using System.Globalization;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Sources;
using Rdfwd.Interop.Evdev;

namespace Rdfwd.Cli.Input;

/// <summary>Prints events for people, as input-read of uinput-mapper does without -D.</summary>
internal static class InputDump
{
    public static int Run(SourceOptions options)
    {
        using EventTail tail = new(options, new ConsoleLog(options.Verbose));
        using InputSignals signals = new(tail.Stop, null);
        tail.Open();
        foreach (EvdevDevice device in tail.Devices)
            Console.Out.WriteLine($"# {device.Path} \"{device.Description.Name}\"");
        tail.Run((device, raw) =>
        {
            Rdfwd.Input.Codes.InputEvent e = new(raw.type, raw.code, raw.value);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{device} {Seconds(raw):0.000000} {e}"));
        });
        return (int)ExitCode.Ok;
    }

    private static double Seconds(input_event raw) => raw.sec + (raw.usec / 1e6);
}
