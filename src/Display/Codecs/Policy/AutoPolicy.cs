using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs.Policy;

/// <summary>
/// Sends as video what keeps changing and looks like pictures, and whatever else would take the link too long; the rest exactly.
/// It holds on to the area of a video, so that its stream lives on. One for each window; not thread-safe.
/// </summary>
internal sealed class AutoPolicy : IFramePolicy
{
    // About four changes in a row at 30 frames a second.
    private const float HotHeat = 3.2f;

    // A tile that was part of a video so lately is one again as soon as it changes.
    private const long MemoryUs = 5_000_000;

    // About 100x100 pixels; less costs no more when it is exact.
    private const int MinHotTiles = 9;

    // Less than this share of hot tiles, in percent, and a rectangle is not one video.
    private const int MinDensityPercent = 40;

    // What the link delivers within this time may be sent exactly: text, which suffers most, may take longer.
    private const long PicturePatienceUs = 150_000;
    private const long TextPatienceUs = 250_000;

    // What changes so fast that it would take more of the link than this, which is about what the pacer uses of it, never arrives whole. What
    // was too much has to become a little less than that, so that an estimate that wavers does not make text waver.
    private const int MaxLoadPercent = 85;
    private const int EasyLoadPercent = 80;

    // A stream's area shrinks only after it was too large for so many frames.
    private const int FramesUntilShrink = 45;
    private const int ShrinkPercent = 60;

    // A stream's area grows up to this to include its old one.
    private const int GrowPercent = 150;

    private readonly MotionTracker _tracker = new();
    private Rect _area;
    private bool _fullChroma;
    private bool _everMore;
    private long _lastVideoUs;
    private int _tooLargeFrames;
    private long _nowUs;
    private Func<Tile, bool>? _isHot;

    public VideoPlan Decide(TileGrid grid, in FrameSituation situation)
    {
        _nowUs = situation.NowUs;
        if (_nowUs - _lastVideoUs > MemoryUs)
            _area = default;
        _area = _area.Intersect(new Rect(0, 0, grid.Columns, grid.Rows));
        Rect wanted = TooMuchForTheLink(grid, situation, out bool fullChroma);
        if (wanted.IsEmpty)
            wanted = Motion(grid, situation, out fullChroma);
        if (wanted.IsEmpty)
            return VideoPlan.None;
        if (_area.IsEmpty)
            _fullChroma = fullChroma;
        Settle(wanted, fullChroma);
        _lastVideoUs = _nowUs;
        return new VideoPlan(_area, _fullChroma);
    }

    private Rect TooMuchForTheLink(TileGrid grid, in FrameSituation situation, out bool fullChroma)
    {
        fullChroma = false;
        long rate = situation.Budget.BytesPerSecond;
        if (rate == 0 || situation.ExpectedExactBytes <= situation.Budget.Bytes)
            return default;
        long timeUs = situation.ExpectedExactBytes * 1_000_000 / rate;
        bool everMore = situation.ExpectedExactBytesPerSecond * 100 > rate * (_everMore ? EasyLoadPercent : MaxLoadPercent);
        _everMore = everMore;
        if (timeUs <= PicturePatienceUs && !everMore)
            return default;
        TileCensus census = TileCensus.Take(grid, situation.Active);
        if (census.IsTextLike && timeUs <= TextPatienceUs && !everMore)
            return default;
        fullChroma = census.IsTextLike;
        return census.Stale < MinHotTiles ? default : census.Bounds;
    }

    private Rect Motion(TileGrid grid, in FrameSituation situation, out bool fullChroma)
    {
        fullChroma = false;
        _isHot ??= IsHot;
        int hot = _tracker.FindLargest(grid, situation.Active, _isHot, out Rect bounds);
        if (hot < MinHotTiles || hot * 100 < bounds.Area * MinDensityPercent)
            return default;
        return bounds;
    }

    private bool IsHot(Tile tile)
    {
        return tile.Stale && tile.Kind == TileKind.Picture && (tile.Heat >= HotHeat || (tile.VideoAtUs != 0 && _nowUs - tile.VideoAtUs < MemoryUs));
    }

    /// <summary>Chooses between the area so far and the wanted one.</summary>
    private void Settle(Rect wanted, bool fullChroma)
    {
        Rect both = _area.Union(wanted);
        bool tooLarge = wanted.Area * 100 < both.Area * ShrinkPercent;
        _tooLargeFrames = tooLarge ? _tooLargeFrames + 1 : 0;
        bool related = _area.Intersects(wanted) && both.Area * 100 <= Math.Max(_area.Area, wanted.Area) * GrowPercent;
        if (related && _tooLargeFrames < FramesUntilShrink)
        {
            _area = both;
            return;
        }

        _area = wanted;
        _fullChroma = fullChroma;
        _tooLargeFrames = 0;
    }
}
