using System.Numerics;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// Processors that a thread may run on (sched_setaffinity(2)), numbered as the kernel does. A copy is a set of its own. On a machine
/// with more than 1024 processors, and where the kernel or a sandbox refuses, sets of threads are empty and are not applied.
/// </summary>
public unsafe struct ProcessorSet
{
    private const int WordBits = 64;
    private const int Words = Libc.CPU_SETSIZE / WordBits;

    private cpu_set_t _set;

    /// <summary>The processor that the calling thread runs on at this moment, or -1.</summary>
    public static int Current => Libc.sched_getcpu();

    /// <summary>Processors in the set.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < Words; i++)
                count += BitOperations.PopCount(_set.__bits[i]);
            return count;
        }
    }

    /// <summary>Those that a thread of this process may run on.</summary>
    /// <param name="thread">Its kernel's number (gettid(2)); 0 for the calling one.</param>
    public static ProcessorSet OfThread(int thread)
    {
        ProcessorSet processors = default;
        if (Libc.sched_getaffinity(thread, (nuint)sizeof(cpu_set_t), &processors._set) != 0)
            processors = default;
        return processors;
    }

    public bool Contains(int processor) => processor is >= 0 and < Libc.CPU_SETSIZE && (_set.__bits[processor / WordBits] & Bit(processor)) != 0;

    /// <summary>Takes one out, if it is in.</summary>
    public void Remove(int processor)
    {
        if (processor is >= 0 and < Libc.CPU_SETSIZE)
            _set.__bits[processor / WordBits] &= ~Bit(processor);
    }

    /// <summary>Lets a thread of this process run on these alone, from now on.</summary>
    /// <returns>False when it was refused or the set is empty; then nothing has changed.</returns>
    public readonly bool ApplyTo(int thread)
    {
        fixed (cpu_set_t* set = &_set)
            return Libc.sched_setaffinity(thread, (nuint)sizeof(cpu_set_t), set) == 0;
    }

    private static ulong Bit(int processor) => 1UL << (processor % WordBits);
}
