using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>struct input_absinfo (linux/input.h).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct input_absinfo
{
    public int value;
    public int minimum;
    public int maximum;
    public int fuzz;
    public int flat;
    public int resolution;
}
