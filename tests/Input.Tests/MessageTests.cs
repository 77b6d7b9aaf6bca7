using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Messages;
using Rdfwd.Input.Text;
using Rdfwd.Interop.Evdev;
using Rdfwd.Wire;

namespace Rdfwd.Input.Tests;

public sealed class MessageTests
{
    private const int ChunkHeaderBytes = 4;

    public static TheoryData<string> Names => Devices.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void AddDevice_ThereAndBack_IsTheSameDevice(string name)
    {
        DeviceDescription device = Devices.Load(name);
        AddDevice read = MessageCodec.Read<AddDevice>(Bytes(new AddDevice(7, device)));
        Assert.Equal(7u, read.Device);
        Assert.Equal(DescriptionWriter.Write(device), DescriptionWriter.Write(read.Description));
    }

    [Fact]
    public void DeviceEvent_KeyPress_IsTenBytesOnTheWire()
    {
        byte[] bytes = Bytes(new DeviceEvent(0, InputEvent.Key(30, 1)));
        Assert.Equal([0x95, 82, 0, 1, 30, 1], bytes);
        Assert.Equal(10, bytes.Length + ChunkHeaderBytes);
    }

    [Fact]
    public void DeviceEvent_NegativeMotion_Bytes() => Assert.Equal([0x95, 82, 3, 2, 0, 0xfb], Bytes(new DeviceEvent(3, InputEvent.Rel(0, -5))));

    [Fact]
    public void DeviceFrame_ScanCodeAndKey_Bytes()
    {
        InputEvent[] events = [new(EventType.Msc, Code.MscScan, 0x70004), InputEvent.Key(30, 1)];
        byte[] bytes = Bytes(new DeviceFrame(0, events));
        Assert.Equal([0x93, 83, 0, 0x96, 4, 4, 0xce, 0, 7, 0, 4, 1, 30, 1], bytes);
        Assert.True((bytes.Length + ChunkHeaderBytes) / 2 <= 10);
    }

    [Fact]
    public void DeviceFrame_TypicalFrames_AreAtMostTenBytesAnEvent()
    {
        InputEvent[][] frames =
        [
            [InputEvent.Rel(0, 3), InputEvent.Rel(1, -2)],
            [InputEvent.Rel(8, 1), InputEvent.Rel(11, 120)],
            [InputEvent.Abs(0x35, 1234), InputEvent.Abs(0x36, 777), InputEvent.Abs(0, 1234), InputEvent.Abs(1, 777)],
            [InputEvent.Abs(0, -20000), InputEvent.Abs(1, 300)],
            [new(EventType.Msc, Code.MscScan, 0x90001), InputEvent.Key(0x110, 1)],
        ];
        foreach (InputEvent[] frame in frames)
            Assert.True(Bytes(new DeviceFrame(0, frame)).Length + ChunkHeaderBytes <= 10 * frame.Length);
    }

    [Fact]
    public void DeviceFrame_ReadWithoutAllocating_GivesTheEvents()
    {
        InputEvent[] events = [InputEvent.Abs(0x2f, 1), InputEvent.Abs(0x39, -1), new(0, 2, 0), InputEvent.Key(0x2ff, int.MaxValue), InputEvent.Rel(0, int.MinValue)];
        byte[] bytes = Bytes(new DeviceFrame(9, events));
        InputEvent[] into = new InputEvent[InputLimits.FrameEvents];
        int count = DeviceFrame.Read(bytes, into, out uint device);
        Assert.Equal(9u, device);
        Assert.Equal(events, into[..count]);
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
                DeviceFrame.Read(bytes, into, out _);
        }));
    }

    [Fact]
    public void UploadEffect_ThereAndBack_KeepsEveryWord()
    {
        ff_effect effect = new() { type = 0x51, id = 3, direction = 0x4000, trigger_button = 5, trigger_interval = 6, replay_length = 7, replay_delay = 8 };
        unsafe
        {
            for (int i = 0; i < ff_effect.UnionWords; i++)
                effect.u[i] = (ushort)(0xff00 + i);
            ff_effect read = MessageCodec.Read<UploadEffect>(Bytes(new UploadEffect(1, effect))).Effect;
            Assert.True(new ReadOnlySpan<byte>(&effect, sizeof(ff_effect)).SequenceEqual(new ReadOnlySpan<byte>(&read, sizeof(ff_effect))));
        }
    }

    [Fact]
    public void Read_TooManyEvents_IsRefused()
    {
        InputEvent[] events = new InputEvent[InputLimits.FrameEvents + 1];
        byte[] bytes = Bytes(new DeviceFrame(0, events));
        Assert.Throws<ProtocolException>(() => DeviceFrame.Read(bytes, new InputEvent[InputLimits.FrameEvents], out _));
    }

    [Fact]
    public void Read_AnyBytes_ThrowsNothingButProtocolException()
    {
        Fuzz.Bytes(bytes => MessageCodec.Read<AddDevice>(bytes), Bytes(new AddDevice(1, Devices.Load("touchscreen-touched"))));
        Fuzz.Bytes(bytes => MessageCodec.Read<UploadEffect>(bytes), Bytes(new UploadEffect(1, default)));
        InputEvent[] into = new InputEvent[InputLimits.FrameEvents];
        Fuzz.Bytes(bytes => DeviceFrame.Read(bytes, into, out _), Bytes(new DeviceFrame(0, new InputEvent[40])));
    }

    private static byte[] Bytes<T>(T message)
        where T : IMessage<T>
    {
        using PooledBuffer buffer = new();
        MessageCodec.Write(buffer, message);
        return buffer.Written.ToArray();
    }
}
