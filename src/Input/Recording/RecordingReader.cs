using System.Globalization;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Text;

namespace Rdfwd.Input.Recording;

/// <summary>Reads recordings: rdfwd's own, evemu's, and those of <c>libinput record</c>. Which it is is told from the beginning.</summary>
public static class RecordingReader
{
    private const int MostEvents = 10_000_000;

    /// <summary>Throws <see cref="InputException"/> with file and line for what is none of them.</summary>
    public static DeviceRecording Read(string text, string file)
    {
        if (text.StartsWith(RecordingWriter.Magic, StringComparison.Ordinal))
            return ReadOwn(text, file);
        if (text.Contains("\nlibinput:", StringComparison.Ordinal) || text.StartsWith("libinput:", StringComparison.Ordinal))
            return LibinputRecording.Read(text, file);
        if (text.StartsWith("# EVEMU", StringComparison.Ordinal) || text.StartsWith("N: ", StringComparison.Ordinal) || text.Contains("\nN: ", StringComparison.Ordinal))
            return EvemuRecording.Read(text, file);
        throw new InputException(InputFailure.BadFile, $"{file} is no recording: neither of `rdfwd input record`, nor of evemu, nor of `libinput record`.");
    }

    internal static InputException Wrong(string file, int line, string what) =>
        new(InputFailure.BadFile, string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {what}."));

    private static DeviceRecording ReadOwn(string text, string file)
    {
        List<DeviceDescription> devices = [];
        List<RecordedEvent> events = [];
        DescriptionReader? description = null;
        int number = 0;
        foreach (ReadOnlySpan<char> span in text.AsSpan().EnumerateLines())
        {
            number++;
            string line = span.ToString();
            if (number == 1 || line.Length == 0 || line[0] == '#')
                continue;
            if (description is not null && line != "end")
                description.Line(line, number);
            else if (description is not null)
                Finish();
            else if (line.StartsWith("device ", StringComparison.Ordinal) && devices.Count < InputLimits.Devices)
                description = new DescriptionReader(file);
            else
                events.Add(ReadEvent(line, file, number, devices.Count));
            if (events.Count > MostEvents)
                throw Wrong(file, number, $"there are more than {MostEvents} events");
        }
        return description is null ? new(devices, events) : throw Wrong(file, number, "the description of a device does not end");

        void Finish()
        {
            devices.Add(description!.Finish());
            description = null;
        }
    }

    private static RecordedEvent ReadEvent(string line, string file, int number, int devices)
    {
        string[] words = line.Split(' ');
        if (words.Length == 6 && words[0] == "event" && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int device) && device < devices
            && decimal.TryParse(words[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds) && seconds < 1_000_000
            && CodeNames.TryType(words[3], out ushort type) && CodeNames.TryCode(type, words[4], out ushort code)
            && int.TryParse(words[5], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
        {
            return new(device, (long)(seconds * 1_000_000), new(type, code, value));
        }
        throw Wrong(file, number, $"'{line}' is no event");
    }
}
