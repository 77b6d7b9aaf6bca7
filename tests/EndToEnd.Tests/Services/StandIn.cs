using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests.Services;

/// <summary>A stand-in for a machine's xdg-open.</summary>
internal static class StandIn
{
    /// <summary>Puts it before all other programs of the machine; returns the file in which it writes display, number of arguments, and arguments.</summary>
    public static string Install(Machine machine)
    {
        string folder = Path.Combine(machine.Path, "stand-in");
        string record = Path.Combine(machine.Path, "opened");
        Directory.CreateDirectory(folder);
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute };
        using (StreamWriter script = new(Path.Combine(folder, "xdg-open"), options))
            script.Write($"#!/bin/sh\nprintf '%s %s %s\\n' \"$DISPLAY\" $# \"$*\" >>{record}\n");
        machine.Environment["PATH"] = $"{folder}:{machine.Environment["PATH"]}";
        return record;
    }

    public static IReadOnlyList<string> Read(string record) => File.Exists(record) ? File.ReadAllLines(record) : [];
}
