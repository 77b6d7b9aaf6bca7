using System.Globalization;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Messages;
using Rdfwd.Wire;

namespace Rdfwd.Input.Tests;

/// <summary>What docs/input.md says of the wire is so.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Devices.Root, "docs", "input.md"));

    [Fact]
    public void DeviceEvent_Example_IsWhatIsSent() => Assert.Equal(Example("DeviceEvent"), Bytes(new DeviceEvent(0, InputEvent.Key(30, 1))));

    [Fact]
    public void DeviceFrame_Example_IsWhatIsSent() =>
        Assert.Equal(Example("DeviceFrame"), Bytes(new DeviceFrame(0, new InputEvent[] { new(EventType.Msc, Code.MscScan, 0x70004), InputEvent.Key(30, 1) })));

    [Fact]
    public void Alive_Example_IsWhatIsSent() => Assert.Equal(Example("Alive"), Bytes(new Alive(1000, 1_000_000)));

    [Fact]
    public void Types_InTheTable_AreThoseOfTheProgram()
    {
        Dictionary<string, int> table = Page.Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 4 && int.TryParse(cells[1], out _))
            .ToDictionary(cells => cells[2], cells => int.Parse(cells[1], CultureInfo.InvariantCulture));
        Dictionary<string, int> program = new()
        {
            [nameof(AddDevice)] = (int)AddDevice.Type,
            [nameof(RemoveDevice)] = (int)RemoveDevice.Type,
            [nameof(DeviceEvent)] = (int)DeviceEvent.Type,
            [nameof(DeviceFrame)] = (int)DeviceFrame.Type,
            [nameof(ReleaseDevice)] = (int)ReleaseDevice.Type,
            [nameof(Alive)] = (int)Alive.Type,
            [nameof(DeviceCreated)] = (int)DeviceCreated.Type,
            [nameof(DeviceRefused)] = (int)DeviceRefused.Type,
            [nameof(UploadEffect)] = (int)UploadEffect.Type,
            [nameof(EraseEffect)] = (int)EraseEffect.Type,
        };
        Assert.Equal(program.OrderBy(pair => pair.Value), table.OrderBy(pair => pair.Value));
    }

    private static byte[] Example(string name)
    {
        int start = Array.FindIndex(Page, line => line.StartsWith($"```hex {name}:", StringComparison.Ordinal));
        return Convert.FromHexString(Page[start + 1].Replace(" ", "", StringComparison.Ordinal));
    }

    private static byte[] Bytes<T>(T message)
        where T : IMessage<T>
    {
        using PooledBuffer buffer = new();
        MessageCodec.Write(buffer, message);
        return buffer.Written.ToArray();
    }
}
