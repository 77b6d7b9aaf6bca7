using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.LibYuv;

namespace Rdfwd.Display.Near;

/// <summary>A picture made smaller, for a window that has no room for all of it. Owns its pixels; used under the lock of its surface.</summary>
internal sealed unsafe class ScaledPicture : IDisposable
{
    private SharedImage? _shown;

    /// <summary>Makes an area of the picture smaller. Returns where it is in <paramref name="shown"/>, which stays this object's.</summary>
    public Rect Make(XConnection x, SharedImage picture, PictureScale scale, Rect area, out SharedImage shown)
    {
        if (_shown is null || _shown.Width != scale.ShownWidth || _shown.Height != scale.ShownHeight)
        {
            _shown?.Dispose();
            _shown = new SharedImage(x, scale.ShownWidth, scale.ShownHeight);
            area = new Rect(0, 0, picture.Width, picture.Height);
        }

        shown = _shown;
        Rect target = scale.ToShown(area);
        if (!target.IsEmpty)
        {
            _ = LibYuv.ARGBScaleClip(
                picture.Pointer, picture.StrideBytes, picture.Width, picture.Height, shown.Pointer, shown.StrideBytes, shown.Width, shown.Height,
                target.X, target.Y, target.Width, target.Height, LibYuv.kFilterBox);
        }

        return target;
    }

    public void Dispose()
    {
        _shown?.Dispose();
        _shown = null;
    }
}
