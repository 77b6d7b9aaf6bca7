using System.Globalization;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Text;

namespace Rdfwd.Input.Recording;

/// <summary>
/// Writes recordings as text: a line "rdfwd-recording 1", for each device "device N", its description and "end", then one line for
/// each event: "event DEVICE SECONDS TYPE CODE VALUE". Borrows the writer. One thread.
/// </summary>
public sealed class RecordingWriter(TextWriter output)
{
    public const string Magic = "rdfwd-recording 1";

    private long _firstUs = -1;

    public void WriteDevices(IReadOnlyList<DeviceDescription> devices)
    {
        output.Write(Magic + "\n");
        for (int i = 0; i < devices.Count; i++)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"device {i}\n"));
            output.Write(DescriptionWriter.Write(devices[i]));
            output.Write("end\n");
        }
    }

    /// <param name="device">Index of the device.</param>
    /// <param name="timeUs">Microseconds of any clock that runs evenly; the first event becomes the beginning.</param>
    /// <param name="e">The event.</param>
    public void WriteEvent(int device, long timeUs, InputEvent e)
    {
        if (_firstUs < 0)
            _firstUs = timeUs;
        long time = Math.Max(0, timeUs - _firstUs);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"event {device} {time / 1_000_000}.{time % 1_000_000:000000} {e}\n"));
        if (e.Type == EventType.Syn)
            output.Flush();
    }
}
