using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>One stream of one decoder. Not thread-safe. The data comes from a peer.</summary>
internal interface IPictureDecoder : IDisposable
{
    /// <summary>
    /// Decodes one access unit and writes the upper left part of its picture to <paramref name="area"/>. Returns false, with the
    /// reason as a clause, when that is not possible; the image is then unchanged.
    /// </summary>
    public bool TryDecode(ReadOnlySpan<byte> data, ImageTarget image, Rect area, out string reason);
}
