namespace Rdfwd.Interop.LibAv;

/// <summary>The planes of a picture in memory that its codec owns. Valid until the codec's next call.</summary>
/// <param name="Format">How the planes are arranged.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In rows.</param>
/// <param name="Y">The luma plane.</param>
/// <param name="StrideY">Bytes from one luma row to the next.</param>
/// <param name="U">The first chroma plane; the interleaved one of NV12.</param>
/// <param name="StrideU">Bytes from one row to the next.</param>
/// <param name="V">The second chroma plane; 0 for NV12.</param>
/// <param name="StrideV">Bytes from one row to the next.</param>
public readonly record struct AvPicture(
    AvPixelFormat Format, int Width, int Height, nint Y, int StrideY, nint U, int StrideU, nint V, int StrideV)
{
    internal static AvPicture Of(nint frame)
    {
        return new AvPicture(
            (AvPixelFormat)AvLayout.Field<int>(frame, AvLayout.FrameFormat),
            AvLayout.Field<int>(frame, AvLayout.FrameWidth),
            AvLayout.Field<int>(frame, AvLayout.FrameHeight),
            AvLayout.Field<nint>(frame, AvLayout.FrameData),
            AvLayout.Field<int>(frame, AvLayout.FrameLinesize),
            AvLayout.Field<nint>(frame, AvLayout.FrameData + 8),
            AvLayout.Field<int>(frame, AvLayout.FrameLinesize + 4),
            AvLayout.Field<nint>(frame, AvLayout.FrameData + 16),
            AvLayout.Field<int>(frame, AvLayout.FrameLinesize + 8));
    }
}
