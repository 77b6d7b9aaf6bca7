using Rdfwd.Display.Geometry;
using Rdfwd.Interop.LibYuv;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Near;

/// <content>Far screens that have one size only, in windows that may have another.</content>
internal sealed unsafe partial class NearWindows
{
    // Room that a window manager's frame may take.
    private const int FrameWidth = 16;
    private const int FrameHeight = 48;

    // ICCCM 4.1.2.3.
    private const uint MinimumGiven = 16;
    private const uint MaximumGiven = 32;
    private const uint AspectGiven = 128;

    private static bool IsOneSize(SizeHints hints) =>
        (hints.Flags & (MinimumGiven | MaximumGiven)) == (MinimumGiven | MaximumGiven) && hints.MinWidth == hints.MaxWidth && hints.MinHeight == hints.MaxHeight
        && hints.MaxWidth is > 0 and <= ushort.MaxValue && hints.MaxHeight is > 0 and <= ushort.MaxValue && LibYuv.IsAvailable;

    // Its window may be made smaller, in the same shape; larger than life it is not shown.
    private static SizeHints NearHints(NearWindow window, SizeHints hints)
    {
        const int leastPart = 8;
        if (window.Type != WindowType.Screen || !IsOneSize(hints))
        {
            window.Picture = null;
            return hints;
        }

        window.Picture = (hints.MaxWidth, hints.MaxHeight);
        return hints with
        {
            Flags = hints.Flags | AspectGiven,
            MinWidth = Math.Max(1, hints.MaxWidth / leastPart),
            MinHeight = Math.Max(1, hints.MaxHeight / leastPart),
            MinAspectNum = hints.MaxWidth,
            MinAspectDen = hints.MaxHeight,
            MaxAspectNum = hints.MaxWidth,
            MaxAspectDen = hints.MaxHeight,
        };
    }

    private static PictureScale? ScaleOf(NearWindow window) =>
        window.Picture is { } picture ? PictureScale.Fit(picture.Width, picture.Height, window.Geometry.Width, window.Geometry.Height) : null;

    // One that has room on the near screen is shown pixel by pixel, be it below a panel.
    private Rect FitOnScreen(Rect picture)
    {
        Screen screen = ScreenReader.Read(X);
        if (picture.Width <= screen.Width && picture.Height <= screen.Height)
            return picture;
        PictureScale scale = PictureScale.Fit(picture.Width, picture.Height, screen.Workarea.Width - FrameWidth, screen.Workarea.Height - FrameHeight);
        return picture with { Width = scale.ShownWidth, Height = scale.ShownHeight };
    }
}
