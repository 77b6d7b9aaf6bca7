using FsCheck;
using FsCheck.Fluent;
using Rdfwd.Display.Windows;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests;

public sealed class XSettingsTests
{
    [Fact]
    public void Parse_OfWhatWasWritten_IsTheSame()
    {
        DesktopSettings settings = new(new Dictionary<string, int> { ["Xft/DPI"] = 98304, ["Gtk/X"] = -1 }, new Dictionary<string, string> { ["Net/ThemeName"] = "Ä" });
        DesktopSettings read = XSettings.Parse(XSettings.Write(settings, 7));
        Assert.Equal(settings.Numbers, read.Numbers);
        Assert.Equal(settings.Texts, read.Texts);
    }

    [Fact]
    public void Parse_OfAnything_Ends() => Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value))), bytes => XSettings.Parse(bytes) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_OfDamagedSettings_Ends()
    {
        byte[] whole = XSettings.Write(new DesktopSettings(new Dictionary<string, int> { ["A"] = 1 }, new Dictionary<string, string> { ["B"] = "text", ["C"] = "" }), 1);
        for (int at = 0; at < whole.Length; at++)
        {
            for (int value = 0; value < 256; value += 17)
            {
                byte[] damaged = [.. whole];
                damaged[at] = (byte)value;
                Assert.InRange(XSettings.Parse(damaged).Texts.Count, 0, 3);
                Assert.NotNull(XSettings.Parse(whole.AsSpan(0, at)));
            }
        }
    }
}
