namespace Rdfwd.Input.Devices;

/// <summary>The four numbers of EVIOCGID (struct input_id).</summary>
public readonly record struct DeviceId(ushort Bus, ushort Vendor, ushort Product, ushort Version);
