using Rdfwd.Display.Far;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests;

public sealed class PointerOffsetTests
{
    [Fact]
    public void Offset_OfSeveralMoves_IsTakenBackOneByOne()
    {
        PointerOffset offset = new();
        WarpPointer first = offset.Moved(10, -3)!.Value, second = offset.Moved(-4, 1)!.Value;
        Assert.Equal((6, -2), (offset.X, offset.Y));
        offset.Confirm(first.Serial);
        Assert.Equal((-4, 1), (offset.X, offset.Y));
        offset.Confirm(second.Serial);
        Assert.Equal((0, 0), (offset.X, offset.Y));
    }

    [Fact]
    public void Confirm_OfALaterOne_IsForAllBeforeIt()
    {
        PointerOffset offset = new();
        offset.Moved(10, 0);
        uint last = offset.Moved(5, 0)!.Value.Serial;
        offset.Confirm(last + 7);
        Assert.Equal(15, offset.X);
        offset.Confirm(last);
        Assert.Equal(0, offset.X);
    }

    [Fact]
    public void Moved_WithoutAnyAnswer_EndsAtABound()
    {
        PointerOffset offset = new();
        for (int i = 0; i < PointerOffset.MaxPending; i++)
            Assert.NotNull(offset.Moved(1, 0));
        Assert.Null(offset.Moved(1, 0));
        Assert.Equal(PointerOffset.MaxPending, offset.X);
    }
}
