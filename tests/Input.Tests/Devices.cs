using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Text;

namespace Rdfwd.Input.Tests;

/// <summary>The described devices of tests/fixtures/devices, and where the tree is.</summary>
internal static class Devices
{
    public static string Root { get; } = FindRoot();

    public static string Folder => Path.Combine(Root, "tests", "fixtures", "devices");

    public static TheoryData<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    public static DeviceDescription Load(string name) => DescriptionReader.Parse(File.ReadAllText(Path.Combine(Folder, name + ".txt")), name);

    public static InputEvent[] Press(ushort key) => [InputEvent.Key(key, 1)];

    public static InputEvent[] Release(ushort key) => [InputEvent.Key(key, 0)];

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory!, "Forward.sln")))
            directory = Path.GetDirectoryName(directory);
        return directory!;
    }
}
