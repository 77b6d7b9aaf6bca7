using System.Globalization;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Messages;
using Rdfwd.Interop.Evdev;
using Rdfwd.Wire;

namespace Rdfwd.Input.Tests;

/// <summary>What docs/protocol.md says of input devices is so.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Devices.Root, "docs", "protocol.md"));

    private static readonly string Hex = "```hex ";

    [Fact]
    public void Example_OfEachMessage_IsWhatIsSent()
    {
        Dictionary<string, byte[]> sent = new()
        {
            [nameof(AddDevice)] = Bytes(new AddDevice(0, Mouse())),
            [nameof(RemoveDevice)] = Bytes(new RemoveDevice(0)),
            [nameof(DeviceEvent)] = Bytes(new DeviceEvent(0, InputEvent.Key(30, 1))),
            [nameof(DeviceFrame)] = Bytes(new DeviceFrame(0, new InputEvent[] { new(EventType.Msc, Code.MscScan, 0x70004), InputEvent.Key(30, 1) })),
            [nameof(ReleaseDevice)] = Bytes(new ReleaseDevice(0)),
            [nameof(Alive)] = Bytes(new Alive(1000, 1_000_000)),
            [nameof(DeviceCreated)] = Bytes(new DeviceCreated(0, "/dev/input/event12")),
            [nameof(DeviceRefused)] = Bytes(new DeviceRefused(0, "it has no name")),
            [nameof(UploadEffect)] = Bytes(new UploadEffect(0, Rumble())),
            [nameof(EraseEffect)] = Bytes(new EraseEffect(0, 1)),
        };
        string[] written = [.. Page.Where(line => line.StartsWith(Hex, StringComparison.Ordinal)).Select(line => line[Hex.Length..line.IndexOf(':', StringComparison.Ordinal)])];
        Assert.Equal(sent.Keys.Order(), written.Order());
        foreach ((string name, byte[] bytes) in sent)
            Assert.Equal($"{name} {Example(name)}", $"{name} {Convert.ToHexString(bytes)}");
    }

    [Fact]
    public void Types_InTheTable_AreThoseOfTheProgram()
    {
        Dictionary<string, int> table = Page.SkipWhile(line => line != "## Input devices").Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 4 && int.TryParse(cells[1], out int type) && type is >= 80 and <= 99)
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

    private static string Example(string name)
    {
        int start = Array.FindIndex(Page, line => line.StartsWith($"{Hex}{name}:", StringComparison.Ordinal));
        return string.Concat(Page.Skip(start + 1).TakeWhile(line => line != "```")).Replace(" ", "", StringComparison.Ordinal);
    }

    private static DeviceDescription Mouse()
    {
        DeviceDescription mouse = new() { Name = "mouse", Phys = "usb-1/input0", Id = new(3, 0x46d, 0xc077, 0x111) };
        mouse.Types[EventType.Syn] = true;
        mouse.Add(EventType.Key, Code.BtnLeft);
        mouse.Add(EventType.Rel, Code.RelX);
        mouse.Add(EventType.Rel, Code.RelY);
        return mouse;
    }

    private static unsafe ff_effect Rumble()
    {
        ff_effect effect = new() { type = 0x50, id = 1, replay_length = 500 };
        effect.u[0] = 0x8000;
        effect.u[1] = 0x4000;
        return effect;
    }

    private static byte[] Bytes<T>(T message)
        where T : IMessage<T>
    {
        using PooledBuffer buffer = new();
        MessageCodec.Write(buffer, message);
        return buffer.Written.ToArray();
    }
}
