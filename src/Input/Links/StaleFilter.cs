using Rdfwd.Input.Codes;

namespace Rdfwd.Input.Links;

/// <summary>What of a backlog may still be applied: releases and states, but no presses, motion or touches.</summary>
public static class StaleFilter
{
    public static bool MayApply(InputEvent e) => e.Type switch
    {
        EventType.Key => e.Value == 0,
        EventType.Rel => false,
        EventType.Snd => false,
        EventType.Syn => e.Code != Code.SynMtReport,
        EventType.Abs => e.Code == Code.AbsMtSlot || (Code.IsMt(e.Code) ? e.Code == Code.AbsMtTrackingId && e.Value < 0 : true),
        _ => true,
    };

    /// <summary>Keeps what may be applied, in place and in order, and returns how many events that is.</summary>
    public static int Apply(Span<InputEvent> events)
    {
        int kept = 0;
        foreach (InputEvent e in events)
        {
            if (MayApply(e))
                events[kept++] = e;
        }
        return kept;
    }
}
