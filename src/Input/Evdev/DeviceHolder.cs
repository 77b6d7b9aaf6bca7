namespace Rdfwd.Input.Evdev;

/// <summary>A process that has a device file open.</summary>
public readonly record struct DeviceHolder(int Pid, string Name);
