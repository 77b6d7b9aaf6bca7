namespace Rdfwd.Display.Tests;

public sealed class AsideWorkerTests
{
    [Fact]
    public void Begin_Work_IsDoneOnAnotherThreadAndItsEndIsTold()
    {
        using ManualResetEventSlim told = new();
        using AsideWorker worker = new("aside", told.Set);
        int thread = 0;

        worker.Begin(() => thread = Environment.CurrentManagedThreadId);
        worker.Wait();

        Assert.NotEqual(Environment.CurrentManagedThreadId, thread);
        Assert.False(worker.IsWorking);
        Assert.True(told.Wait(Rdfwd.Tests.Support.Wait.Bound));
    }

    [Fact]
    public void Begin_WhileTheWorkBeforeGoesOn_Throws()
    {
        using ManualResetEventSlim may = new();
        using AsideWorker worker = new("aside");
        worker.Begin(may.Wait);

        Assert.True(worker.IsWorking);
        Assert.Throws<InvalidOperationException>(() => worker.Begin(() => { }));
        may.Set();
        worker.Wait();
    }

    [Fact]
    public void Wait_WorkThatThrew_ThrowsTheSameOnce()
    {
        using AsideWorker worker = new("aside");

        worker.Begin(() => throw new DisplayException("no such thing"));

        Assert.Equal("no such thing", Assert.Throws<DisplayException>(worker.Wait).Message);
        worker.Wait();
    }

    [Fact]
    public void AwaitEnd_WorkThatThrew_LeavesItForWait()
    {
        using AsideWorker worker = new("aside");

        worker.Begin(() => throw new DisplayException("no such thing"));
        worker.AwaitEnd();

        Assert.Throws<DisplayException>(worker.Wait);
    }

    [Fact]
    public void Dispose_WhileWorking_WaitsForItsEnd()
    {
        bool done = false;
        AsideWorker worker = new("aside");
        worker.Begin(() => Volatile.Write(ref done, true));

        worker.Dispose();

        Assert.True(Volatile.Read(ref done));
    }
}
