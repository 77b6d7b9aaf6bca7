using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Mapping;

namespace Rdfwd.Input.Tests;

public sealed class MappingTests : IMappingSink
{
    private const long Ms = 1000;

    private readonly List<(int Output, InputEvent Event)> _sent = [];

    void IMappingSink.Emit(int output, int input, ReadOnlySpan<InputEvent> frame)
    {
        foreach (InputEvent e in frame)
            _sent.Add((output, e));
    }

    [Fact]
    public void Arrows_ToPointer_MoveOnWhileHeld()
    {
        MappingEngine engine = Engine("arrows-to-pointer.yaml", "keyboard-usb");
        engine.Process(0, [InputEvent.Key(106, 1)], 0, this);
        engine.Tick(16 * Ms, this);
        engine.Tick(32 * Ms, this);
        engine.Process(0, [InputEvent.Key(106, 2)], 33 * Ms, this);
        engine.Process(0, [InputEvent.Key(106, 0)], 40 * Ms, this);
        engine.Tick(64 * Ms, this);
        Assert.Equal([(0, InputEvent.Rel(0, 5)), (0, InputEvent.Rel(0, 5)), (0, InputEvent.Rel(0, 5))], _sent);
        Assert.Equal(long.MaxValue, engine.NextTickUs);
    }

    [Fact]
    public void Keyboard_ToTwoJoysticks_TheLastDirectionStillHeldCounts()
    {
        MappingEngine engine = Engine("keyboard-to-two-joysticks.yaml", "keyboard-usb");
        Type(engine, (105, 1), (106, 1), (106, 0), (105, 0), (30, 1), (97, 1), (30, 0));
        Assert.Equal(
            [
                (0, InputEvent.Abs(0, -1)), (0, InputEvent.Abs(0, 1)), (0, InputEvent.Abs(0, -1)), (0, InputEvent.Abs(0, 0)),
                (1, InputEvent.Abs(0, -1)), (0, InputEvent.Key(0x120, 1)), (1, InputEvent.Abs(0, 0)),
            ],
            _sent);
    }

    [Fact]
    public void Keyboard_ToTwoJoysticks_OtherKeysStay()
    {
        MappingEngine engine = Engine("keyboard-to-two-joysticks.yaml", "keyboard-usb");
        Type(engine, (28, 1), (28, 0));
        Assert.Equal([(-1, InputEvent.Key(28, 1)), (-1, InputEvent.Key(28, 0))], _sent);
    }

    [Fact]
    public void Touchscreen_Rotated_TurnsPointsAndTouches()
    {
        MappingEngine engine = Engine("touchscreen-rotated.yaml", "touchscreen-protocol-b");
        engine.Process(0, [InputEvent.Abs(0x39, 1), InputEvent.Abs(0x35, 1920), InputEvent.Abs(0x36, 0), InputEvent.Abs(0x2f, 1), InputEvent.Abs(0x39, 2), InputEvent.Abs(0x36, 1200), InputEvent.Abs(0, 1920), InputEvent.Abs(1, 0)], 0, this);
        Assert.Equal(
            [
                (-1, InputEvent.Abs(0x39, 1)), (-1, InputEvent.Abs(0x35, 1920)), (-1, InputEvent.Abs(0x36, 1200)),
                (-1, InputEvent.Abs(0x2f, 1)), (-1, InputEvent.Abs(0x39, 2)), (-1, InputEvent.Abs(0x35, 0)), (-1, InputEvent.Abs(0x36, 0)),
                (-1, InputEvent.Abs(0, 1920)), (-1, InputEvent.Abs(1, 1200)),
            ],
            _sent);
    }

    [Fact]
    public void Gamepad_ToMouse_AcceleratesBeyondTheDeadZone()
    {
        MappingEngine engine = Engine("gamepad-to-mouse.yaml", "gamepad-xbox360");
        engine.Process(0, [InputEvent.Abs(0, 3000)], 0, this);
        Assert.Equal(long.MaxValue, engine.NextTickUs);
        engine.Process(0, [InputEvent.Abs(0, 32767)], 0, this);
        for (int i = 1; i <= 100; i++)
            engine.Tick(i * 10 * Ms, this);
        int full = _sent.Sum(sent => sent.Event.Value);
        _sent.Clear();
        engine.Process(0, [InputEvent.Abs(0, 16384)], 1000 * Ms, this);
        for (int i = 101; i <= 200; i++)
            engine.Tick(i * 10 * Ms, this);
        int half = _sent.Sum(sent => sent.Event.Value);
        Assert.InRange(full, 1195, 1200);
        Assert.InRange(half, 210, 235);
        engine.Process(0, [InputEvent.Key(0x130, 1), InputEvent.Key(0x134, 1)], 2000 * Ms, this);
        Assert.Equal((0, InputEvent.Key(0x110, 1)), _sent[^1]);
    }

    [Fact]
    public void MiddleButton_ToMeta_IsPressedAndReleased()
    {
        MappingEngine engine = Engine("middle-button-to-meta.yaml", "mouse-usb");
        Type(engine, (0x112, 1), (0x110, 1), (0x112, 0));
        Assert.Equal([(-1, InputEvent.Key(125, 1)), (-1, InputEvent.Key(0x110, 1)), (-1, InputEvent.Key(125, 0))], _sent);
        DeviceDescription clone = Rules("middle-button-to-meta.yaml").Extend("/dev/input/event1", Devices.Load("mouse-usb"));
        Assert.True(clone.Has(EventType.Key, 125));
    }

    [Fact]
    public void Layer_ReleasedBeforeItsKeys_LeavesNothingHeld()
    {
        MappingEngine engine = Engine("layer.yaml", "keyboard-usb");
        Type(engine, (58, 1), (35, 1), (58, 0), (35, 0), (35, 1), (35, 0));
        Assert.Equal([(-1, InputEvent.Key(105, 1)), (-1, InputEvent.Key(105, 0)), (-1, InputEvent.Key(35, 1)), (-1, InputEvent.Key(35, 0))], _sent);
    }

    [Fact]
    public void Release_DeviceGone_LetsGoOfAllItHeldUp()
    {
        MappingEngine engine = Engine("keyboard-to-two-joysticks.yaml", "keyboard-usb");
        Type(engine, (105, 1), (97, 1));
        _sent.Clear();
        engine.Release(0, this);
        Assert.Equal([(0, InputEvent.Key(0x120, 0)), (0, InputEvent.Abs(0, 0))], _sent);
    }

    [Fact]
    public void Emit_ScaleClampInvertSplitAndMerge_DoWhatTheySay()
    {
        RuleSet rules = RuleReader.Read(
            """
            unmatched: drop
            outputs:
              out:
                codes: [KEY_Z]
                axes:
                  ABS_X: {min: 0, max: 100}
                  ABS_Y: {min: -10, max: 10}
            rules:
              - match: {code: ABS_X}
                emit:
                  - {to: out, code: ABS_X, fit: true}
                  - {to: out, code: ABS_Y, scale: 0.001, clamp: [-10, 10], invert: true}
                  - {to: out, code: KEY_Z, above: 30000}
              - {match: {code: BTN_SOUTH..BTN_WEST}, emit: {to: out, code: KEY_Z}}
              - {match: {code: ABS_Z, value: [200, 255]}, emit: {to: out, code: ABS_Y, value: 3}}
            """,
            "test.yaml");
        MappingEngine engine = new(rules);
        engine.Add(0, "/dev/input/event0", Devices.Load("gamepad-xbox360"));
        engine.Process(0, [InputEvent.Abs(0, 32767)], 0, this);
        engine.Process(0, [InputEvent.Abs(0, 0)], 0, this);
        engine.Process(0, [InputEvent.Abs(2, 100)], 0, this);
        engine.Process(0, [InputEvent.Abs(2, 200)], 0, this);
        Assert.Equal(
            [
                (0, InputEvent.Abs(0, 100)), (0, InputEvent.Abs(1, -10)), (0, InputEvent.Key(44, 1)),
                (0, InputEvent.Abs(0, 50)), (0, InputEvent.Abs(1, 0)), (0, InputEvent.Key(44, 0)),
                (0, InputEvent.Abs(1, 3)),
            ],
            _sent);
        _sent.Clear();
        Type(engine, (0x130, 1), (0x131, 1), (0x130, 0), (0x131, 0));
        Assert.Equal([(0, InputEvent.Key(44, 1)), (0, InputEvent.Key(44, 1)), (0, InputEvent.Key(44, 0))], _sent);
    }

    [Theory]
    [InlineData("rules:\n  - match: {code: KEY_UPP}", 2, "KEY_UP")]
    [InlineData("rules:\n  - match: {code: KEY_UP}\n    emitt: {code: KEY_A}", 3, "emit")]
    [InlineData("rules:\n  - match: {code: KEY_UP}\n    emit: {to: nowhere, code: KEY_A}", 3, "nowhere")]
    [InlineData("outputs:\n  a: {}\nrules:\n  - match: {code: KEY_UP}\n    emit: {to: a, code: ABS_X}", 5, "range")]
    [InlineData("rules:\n  - match: {code: KEY_UP}\n    in: games", 3, "games")]
    [InlineData("rules:\n  - emit: {code: KEY_A}", 2, "match")]
    [InlineData("rules:\n  - match: {code: KEY_UP}\n    emit: {code: REL_X, every: 5ms}", 3, "value")]
    [InlineData("rules:\n  - match: {device: 'kind:toaster', code: KEY_UP}", 2, "kinds")]
    [InlineData("rules: 5", 1, "list")]
    [InlineData("rules: [", 2, "YAML")]
    [InlineData("rules: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 1, "nested")]
    [InlineData("rules: &a [*a]", 1, "anchors")]
    [InlineData("outputs:\n  a:\n    axes:\n      ABS_X: {min: 5, max: 1}\nrules: []", 4, "maximum")]
    public void Read_WrongRule_NamesFileLineAndWhatIsMeant(string text, int line, string says)
    {
        InputException exception = Assert.Throws<InputException>(() => RuleReader.Read(text, "rules.yaml"));
        Assert.Contains($"rules.yaml, line {line}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyText_ThrowsNothingElse()
    {
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Devices.Root, "examples", "input"), "*.yaml"))
            Fuzz.Text(text => RuleReader.Read(text, "fuzz"), File.ReadAllText(path));
    }

    private static RuleSet Rules(string file) => RuleReader.Read(File.ReadAllText(Path.Combine(Devices.Root, "examples", "input", file)), file);

    private static MappingEngine Engine(string file, string device)
    {
        MappingEngine engine = new(Rules(file));
        engine.Add(0, "/dev/input/event0", Devices.Load(device));
        return engine;
    }

    private void Type(MappingEngine engine, params (ushort Key, int Value)[] keys)
    {
        foreach ((ushort key, int value) in keys)
            engine.Process(0, [InputEvent.Key(key, value)], 0, this);
    }
}
