using Rdfwd.Display.Geometry;

namespace Rdfwd.Tests.Support;

/// <summary>A far and a near X display looked at together: which near window shows which far one, and whether exactly.</summary>
public sealed class DisplayPair
{
    public DisplayPair(XScreen far, XScreen near)
    {
        Far = far;
        Near = near;
    }

    public XScreen Far { get; }

    public XScreen Near { get; }

    /// <summary>The one far window with this title, once it is there.</summary>
    public uint FarWindow(string title) => (uint)Wait.For<object>($"a far window titled {title}", () => Far.WindowsTitled(title) is [uint only] ? only : null);

    /// <summary>The near window of a far one, once it is on the screen.</summary>
    public uint NearOf(uint far) => (uint)Wait.For<object>($"far window 0x{far:x} has a near window", () => Near.ForwardedWindows().TryGetValue(far, out uint near) ? near : null);

    /// <summary>Waits until the near screen shows exactly what the far window holds.</summary>
    public void AwaitExact(uint far)
    {
        // Looked up anew each time: the far X server gives the number of a window that is gone to the next program's.
        Wait.Until($"the picture of far window 0x{far:x} is exact", () => Near.ForwardedWindows().TryGetValue(far, out uint near) && IsExact(far, near), () => Difference(far));
    }

    // Which part of the window is shown otherwise.
    private string Difference(uint far)
    {
        if (!Near.ForwardedWindows().TryGetValue(far, out uint near))
            return "it has no near window";
        uint[]? source = Far.WindowPixels(far), shown = Near.ScreenPixels(near);
        if (source is null || shown is null || source.Length != shown.Length || Far.Geometry(far) is not { Width: > 0 } place)
            return $"far {Far.Geometry(far)}, near {Near.Geometry(near)}";
        Rect others = default;
        int count = 0;
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] == shown[i])
                continue;
            count++;
            others = others.Union(new Rect(i % place.Width, i / place.Width, 1, 1));
        }

        return $"{count} pixels of {place} differ, in {others}";
    }

    /// <summary>Whether the near screen shows now what the far window holds now.</summary>
    public bool IsExact(uint far, uint near)
    {
        uint[]? source = Far.WindowPixels(far), shown = Near.ScreenPixels(near);
        return source is not null && shown is not null && source.AsSpan().SequenceEqual(shown);
    }

    /// <summary>Clicks into the near window of a far one, and waits until the far window has the focus.</summary>
    public void Focus(uint far)
    {
        uint near = NearOf(far);
        Rect place = Near.Geometry(near) ?? throw new InvalidOperationException("The near window is gone.");
        Near.Click(place.X + (place.Width / 2), place.Y + (place.Height / 2));
        Wait.Until($"far window 0x{far:x} has the focus", () => Far.FocusedWindow() == far);
    }
}
