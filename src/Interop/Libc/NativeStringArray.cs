using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>A null-terminated array of C strings (argv, envp) outside of the managed heap. Owns the strings.</summary>
internal sealed unsafe class NativeStringArray : IDisposable
{
    private readonly int _count;
    private byte** _items;

    public NativeStringArray(IReadOnlyList<string> strings)
    {
        foreach (string s in strings)
        {
            if (s.Contains('\0', StringComparison.Ordinal))
                throw new NativeException("An argument or environment variable of a program must not contain a NUL character.");
        }

        _count = strings.Count;
        _items = (byte**)NativeMemory.AllocZeroed((nuint)_count + 1, (nuint)sizeof(byte*));
        for (int i = 0; i < _count; i++)
            _items[i] = (byte*)Marshal.StringToCoTaskMemUTF8(strings[i]);
    }

    public byte** Pointer => _items;

    public void Dispose()
    {
        if (_items == null)
            return;
        for (int i = 0; i < _count; i++)
            Marshal.FreeCoTaskMem((nint)_items[i]);
        NativeMemory.Free(_items);
        _items = null;
    }
}
