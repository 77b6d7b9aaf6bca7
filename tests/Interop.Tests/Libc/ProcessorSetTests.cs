using Rdfwd.Interop.Libc;

namespace Rdfwd.Interop.Tests.Libc;

public sealed class ProcessorSetTests
{
    [Fact]
    public void OfThread_TheCallingOne_HasTheProcessorThatItRunsOn()
    {
        ProcessorSet allowed = ProcessorSet.OfThread(0);

        Assert.InRange(allowed.Count, 1, 1024);
        Assert.True(allowed.Contains(ProcessorSet.Current));
        Assert.False(allowed.Contains(-1));
        Assert.False(allowed.Contains(1024));
    }

    [Fact]
    public void Remove_FromACopy_LeavesTheOther()
    {
        ProcessorSet allowed = ProcessorSet.OfThread(0);
        int processor = ProcessorSet.Current;
        ProcessorSet others = allowed;
        others.Remove(processor);
        others.Remove(-1);
        others.Remove(4711);

        Assert.Equal(allowed.Count - 1, others.Count);
        Assert.False(others.Contains(processor));
        Assert.True(allowed.Contains(processor));
    }

    [Fact]
    public void ApplyTo_NoProcessor_IsRefusedAndChangesNothing()
    {
        ProcessorSet before = ProcessorSet.OfThread(0);

        Assert.False(default(ProcessorSet).ApplyTo(0));
        Assert.Equal(before.Count, ProcessorSet.OfThread(0).Count);
    }

    [Fact]
    public void ApplyTo_AnotherThread_MovesIt()
    {
        if (Environment.ProcessorCount < 2)
            return;
        using ManualResetEventSlim ready = new(), mayLook = new();
        int number = 0, before = -1, after = -1;
        Thread thread = new(() =>
        {
            (number, before) = (Rdfwd.Interop.Libc.Libc.gettid(), ProcessorSet.Current);
            ready.Set();
            mayLook.Wait();
            after = ProcessorSet.Current;
        });
        thread.Start();
        ready.Wait();
        ProcessorSet others = ProcessorSet.OfThread(number);
        others.Remove(before);

        Assert.True(others.ApplyTo(number));
        mayLook.Set();
        thread.Join();

        Assert.True(others.Contains(after));
        Assert.False(others.Contains(before));
    }
}
