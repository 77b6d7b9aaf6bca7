using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;

namespace Rdfwd.Input.Tests;

public sealed class FrameAssemblerTests
{
    [Fact]
    public void Add_UpToTheReport_MakesOneFrame()
    {
        FrameAssembler assembler = new(dropRepeats: true);
        Assert.Equal(FrameStep.None, assembler.Add(4, 4, 0x70004));
        Assert.Equal(FrameStep.None, assembler.Add(1, 30, 1));
        Assert.Equal(FrameStep.Frame, assembler.Add(0, 0, 0));
        Assert.Equal([new(4, 4, 0x70004), InputEvent.Key(30, 1)], assembler.Frame.ToArray());
    }

    [Fact]
    public void Add_KernelRepeat_IsLeftOutAndMakesNoFrame()
    {
        FrameAssembler assembler = new(dropRepeats: true);
        assembler.Add(1, 30, 2);
        Assert.Equal(FrameStep.None, assembler.Add(0, 0, 1));
    }

    [Fact]
    public void Add_RepeatOfADeviceThatRepeatsItself_IsKept()
    {
        FrameAssembler assembler = new(dropRepeats: false);
        assembler.Add(1, 30, 2);
        Assert.Equal(FrameStep.Frame, assembler.Add(0, 0, 0));
    }

    [Fact]
    public void Add_Dropped_DiscardsToTheNextReport()
    {
        FrameAssembler assembler = new(dropRepeats: true);
        assembler.Add(1, 30, 1);
        Assert.Equal(FrameStep.Dropped, assembler.Add(0, 3, 0));
        assembler.Add(1, 31, 1);
        Assert.Equal(FrameStep.None, assembler.Add(0, 0, 0));
        assembler.Add(1, 32, 1);
        Assert.Equal(FrameStep.Frame, assembler.Add(0, 0, 0));
        Assert.Equal([InputEvent.Key(32, 1)], assembler.Frame.ToArray());
    }

    [Fact]
    public void Add_EndlessFrame_IsCut()
    {
        FrameAssembler assembler = new(dropRepeats: true);
        FrameStep step = FrameStep.None;
        int count = 0;
        while (step == FrameStep.None)
        {
            step = assembler.Add(2, 0, 1);
            count++;
        }
        Assert.Equal((FrameStep.Frame, InputLimits.FrameEvents), (step, count));
    }

    [Fact]
    public void Add_ManyFrames_AllocatesNothing()
    {
        FrameAssembler assembler = new(dropRepeats: true);
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                assembler.Add(2, 0, i);
                assembler.Add(0, 0, 0);
            }
        }));
    }
}
