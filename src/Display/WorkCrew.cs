using System.Runtime.ExceptionServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Display;

/// <summary>
/// Threads that share the parts of a piece of work with their owner's: who is free takes the next one, so that a thread that begins late, as the
/// machine is busy, does less and is not waited for. Threads begin when they are first needed. All members belong to the owner's thread.
/// </summary>
/// <param name="name">Of the threads.</param>
internal sealed class WorkCrew(string name) : IDisposable
{
    private readonly List<AsideWorker> _helpers = [];
    private Action? _help;
    private Action<int>? _work;
    private int _parts;
    private int _next;

    /// <summary>Does all parts and waits for them. Throws what a part threw that failed, after all have ended.</summary>
    /// <param name="parts">At least 1; with 1 no thread is needed.</param>
    /// <param name="work">Gets the number of a part, from 0; called on several threads at once.</param>
    public void Run(int parts, Action<int> work)
    {
        int helpers = Math.Min(parts, Environment.ProcessorCount) - 1;
        while (_helpers.Count < helpers)
            _helpers.Add(new AsideWorker(name));
        (_work, _parts, _next) = (work, parts, 0);
        _help ??= TakeParts;
        if (helpers > 0)
            BeginHelpers(helpers);
        Exception? failure = null;
        try
        {
            TakeParts();
        }
        catch (Exception e)
        {
            failure = e;
        }

        for (int i = 0; i < helpers; i++)
        {
            try
            {
                _helpers[i].Wait();
            }
            catch (Exception e)
            {
                failure ??= e;
            }
        }

        _work = null;
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    public void Dispose()
    {
        foreach (AsideWorker helper in _helpers)
            helper.Dispose();
        _helpers.Clear();
    }

    private void BeginHelpers(int helpers)
    {
        ProcessorSet allowed = ProcessorSet.OfThread(0);
        ProcessorSet free = allowed;
        free.Remove(ProcessorSet.Current);
        for (int i = 0; i < helpers; i++)
            _helpers[i].BeginApart(_help!, allowed, ref free);
    }

    private void TakeParts()
    {
        for (int part = Interlocked.Increment(ref _next) - 1; part < _parts; part = Interlocked.Increment(ref _next) - 1)
            _work!(part);
    }
}
