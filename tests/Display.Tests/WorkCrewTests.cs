using Rdfwd.Interop.Libc;

namespace Rdfwd.Display.Tests;

public sealed class WorkCrewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_Parts_EachIsDoneOnceAndNoneIsLeft(int parts)
    {
        using WorkCrew crew = new("crew");
        for (int round = 0; round < 200; round++)
        {
            int[] done = new int[parts];

            crew.Run(parts, part => Interlocked.Increment(ref done[part]));

            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Run_APartThatThrows_ThrowsItAfterTheOthersHaveEndedAndWorksAgain()
    {
        using WorkCrew crew = new("crew");
        for (int failing = 0; failing < 3; failing++)
        {
            int ended = 0;

            DisplayException thrown = Assert.Throws<DisplayException>(() => crew.Run(3, part =>
            {
                if (part == failing)
                    throw new DisplayException($"part {part}");
                Interlocked.Increment(ref ended);
            }));

            Assert.Equal($"part {failing}", thrown.Message);
            // A thread that failed takes no further parts.
            Assert.InRange(ended, 0, 2);
            crew.Run(3, _ => { });
        }
    }

    [Fact]
    public void Run_TwoParts_AreDoneAtTheSameTimeWhereThereAreTwoProcessors()
    {
        if (Environment.ProcessorCount < 2)
            return;
        using WorkCrew crew = new("crew");
        using Barrier both = new(2);
        int met = 0;

        crew.Run(2, _ =>
        {
            if (both.SignalAndWait(Rdfwd.Tests.Support.Wait.Bound))
                Interlocked.Increment(ref met);
        });

        Assert.Equal(2, met);
    }

    [Fact]
    public void Run_TwoParts_TheHelperBeginsOnAnotherProcessorAndMayRunOnAllAfterwards()
    {
        if (Environment.ProcessorCount < 2)
            return;
        using WorkCrew crew = new("crew");
        using Barrier both = new(2);
        int owner = Environment.CurrentManagedThreadId;
        int apart = 0, allowed = 0;
        const int rounds = 200;

        for (int round = 0; round < rounds; round++)
        {
            int ownerOn = ProcessorSet.Current, helperOn = -1;
            crew.Run(2, _ =>
            {
                if (Environment.CurrentManagedThreadId != owner)
                {
                    helperOn = ProcessorSet.Current;
                    allowed = ProcessorSet.OfThread(0).Count;
                }

                both.SignalAndWait(Rdfwd.Tests.Support.Wait.Bound);
            });
            apart += helperOn >= 0 && helperOn != ownerOn ? 1 : 0;
        }

        // Either may be moved by the kernel meanwhile.
        Assert.InRange(apart, rounds / 2, rounds);
        Assert.Equal(ProcessorSet.OfThread(0).Count, allowed);
    }

    [Fact]
    public void Dispose_AfterWork_EndsItsThreads()
    {
        int Threads() => Directory.GetDirectories("/proc/self/task").Count(task => File.Exists($"{task}/comm") && File.ReadAllText($"{task}/comm").Trim() == "crew-that-ends");
        WorkCrew crew = new("crew-that-ends");
        crew.Run(4, _ => { });
        Assert.Equal(Math.Min(4, Environment.ProcessorCount) - 1, Threads());

        crew.Dispose();

        Rdfwd.Tests.Support.Wait.Until("the threads have ended", () => Threads() == 0);
    }
}
