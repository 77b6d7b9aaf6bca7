using Rdfwd.Input.Devices;
using Rdfwd.Input.Text;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>The described devices of tests/fixtures/devices.</summary>
public static class Fixtures
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Repository.Devices, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    public static DeviceDescription Load(string name)
    {
        string path = Path.Combine(Repository.Devices, name + ".txt");
        return DescriptionReader.Parse(File.ReadAllText(path), path);
    }

    /// <summary>Makes the device exist, as hardware would.</summary>
    public static UinputDevice Plug(string name) => UinputDevice.Create(Load(name));
}
