using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Recording;

/// <summary>Devices and what they did, in the order of time.</summary>
public sealed record DeviceRecording(IReadOnlyList<DeviceDescription> Devices, IReadOnlyList<RecordedEvent> Events);
