using Rdfwd.Bench.Probe;
using Rdfwd.Interop.Xcb;

namespace Rdfwd.Bench.Tests.Probe;

public sealed class CounterCellsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(123456)]
    [InlineData(CounterCells.MaxCounter)]
    public void Read_OfDrawnCells_IsTheCounter(int counter)
    {
        Assert.Equal(counter, CounterCells.Read(Draw(CounterCells.Encode(counter), 0, 0xffffff), CounterCells.WidthPx));
    }

    [Fact]
    public void Read_OfCellsThatACodecBlurred_IsTheCounter()
    {
        Assert.Equal(4711, CounterCells.Read(Draw(CounterCells.Encode(4711), 0x303030, 0xd0d0d0), CounterCells.WidthPx));
    }

    [Theory]
    [InlineData(0x000000)]
    [InlineData(0xffffff)]
    [InlineData(0x808080)]
    public void Read_OfOneColour_IsNothing(uint colour)
    {
        Assert.Equal(-1, CounterCells.Read(Draw(0, colour, colour), CounterCells.WidthPx));
    }

    [Fact]
    public void Read_OfAHalfDrawnCounter_IsNothing()
    {
        uint torn = (CounterCells.Encode(255) & 0xffff0000) | (CounterCells.Encode(256) & 0xffff);
        Assert.Equal(-1, CounterCells.Decode(torn));
    }

    [Fact]
    public void Differences_BetweenCounters_AreTheCellsThatChange()
    {
        Span<xcb_rectangle_t> cells = new xcb_rectangle_t[CounterCells.Cells];
        Assert.Equal(2, CounterCells.Differences(0x80000001, 0, cells));
        Assert.Equal(0, cells[0].x);
        Assert.Equal(31 * CounterCells.CellPx, cells[1].x);
    }

    private static uint[] Draw(uint bits, uint dark, uint bright)
    {
        uint[] pixels = new uint[CounterCells.WidthPx * CounterCells.SampleRows];
        for (int i = 0; i < pixels.Length; i++)
        {
            int cell = i % CounterCells.WidthPx / CounterCells.CellPx;
            pixels[i] = ((bits >> (31 - cell)) & 1) != 0 ? bright : dark;
        }

        return pixels;
    }
}
