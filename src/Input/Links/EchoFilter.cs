using Rdfwd.Input.Codes;

namespace Rdfwd.Input.Links;

/// <summary>
/// Tells what applications wrote to a clone from the echo of what this process wrote: an LED, sound or rate that has the value last
/// written is an echo, scan codes always are. Pure; one for each clone.
/// </summary>
public sealed class EchoFilter
{
    private readonly int[] _leds = new int[EventType.CodeCount(EventType.Led)];
    private readonly int[] _sounds = new int[EventType.CodeCount(EventType.Snd)];
    private readonly int[] _rate = [-1, -1];

    /// <summary>This process writes the event to the clone.</summary>
    public void Wrote(InputEvent e)
    {
        if (Slot(e, out int[] values))
            values[e.Code] = e.Value;
    }

    /// <summary>Whether an event read from the clone is news for the real device.</summary>
    public bool IsNews(InputEvent e)
    {
        if (e.Type == EventType.Msc)
            return e.Code == Code.MscPulseLed;
        if (e.Type is EventType.Ff or EventType.Pwr)
            return true;
        if (!Slot(e, out int[] values) || values[e.Code] == e.Value)
            return false;
        values[e.Code] = e.Value;
        return true;
    }

    private bool Slot(InputEvent e, out int[] values)
    {
        values = e.Type switch
        {
            EventType.Led => _leds,
            EventType.Snd => _sounds,
            EventType.Rep => _rate,
            _ => [],
        };
        return e.Code < values.Length;
    }
}
