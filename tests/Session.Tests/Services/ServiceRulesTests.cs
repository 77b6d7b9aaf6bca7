using Rdfwd.Session.Bus;
using Rdfwd.Session.Services;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Tests.Services;

public sealed class ServiceRulesTests
{
    [Fact]
    public void Inhibits_OfSeveralPrograms_LastUntilTheLastIsGone()
    {
        InhibitLedger ledger = new();
        uint first = ledger.Add(":1.1", "mpv", "playing");
        ledger.Add(":1.2", "slides", "");
        Assert.Equal((true, "mpv: playing"), (ledger.IsOn, ledger.Why));

        Assert.False(ledger.Remove(":1.2", first));
        Assert.True(ledger.Remove(":1.1", first));
        Assert.Equal((true, "slides"), (ledger.IsOn, ledger.Why));
        Assert.True(ledger.RemoveAll(":1.2"));
        Assert.False(ledger.RemoveAll(":1.2"));
        Assert.Equal((false, ""), (ledger.IsOn, ledger.Why));
    }

    [Fact]
    public void Inhibits_WithoutEnd_AreRefused()
    {
        InhibitLedger ledger = new();
        uint[] cookies = [.. Enumerable.Range(0, 100).Select(_ => ledger.Add(":1.1", "x", ""))];
        Assert.Equal(64, cookies.Count(cookie => cookie != 0));
    }

    [Theory]
    [InlineData("drive-harddisk", true)]
    [InlineData("org.gnome.Maps", true)]
    [InlineData("", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("../x", false)]
    [InlineData("file:x", false)]
    [InlineData(".hidden", false)]
    public void IconName_OfAThemeOnly_IsSafe(string name, bool safe)
    {
        Assert.Equal(safe, IconName.IsSafe(name));
    }

    [Fact]
    public void Picture_LargeWithPaddedRows_IsScaledDown()
    {
        const int width = 1000, height = 500, rowBytes = 3008;
        byte[] data = new byte[rowBytes * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                data[(y * rowBytes) + (x * 3) + (x < width / 2 ? 0 : 2)] = 200;
        }

        NotificationImage image = NotificationPicture.Read(data, width, height, rowBytes, 3, alpha: false)!;

        Assert.Equal((Limits.NotificationImagePx, Limits.NotificationImagePx / 2), (image.Width, image.Height));
        Assert.Equal([200, 0, 0, 255], image.Pixels[..4]);
        Assert.Equal([0, 0, 200, 255], image.Pixels[^4..]);
    }

    [Theory]
    [InlineData(10, 10, 40, 4, 399)]
    [InlineData(10, 10, 39, 4, 400)]
    [InlineData(10, 10, 40, 2, 400)]
    [InlineData(0, 10, 40, 4, 400)]
    [InlineData(-1, 10, 40, 4, 400)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, 4, 400)]
    [InlineData(10, int.MaxValue, 40, 4, 400)]
    public void Picture_WhoseDescriptionLies_IsNone(int width, int height, int rowBytes, int channels, int bytes)
    {
        Assert.Null(NotificationPicture.Read(new byte[bytes], width, height, rowBytes, channels, alpha: false));
    }

    [Fact]
    public void BusAddress_OfAPathWithBlanks_IsEscaped()
    {
        Assert.Equal("unix:path=/run/a%20b/%c3%bc/bus", BusAddress.OfSocket("/run/a b/ü/bus"));
    }

    [Theory]
    [InlineData("/a/bin:/usr/bin:/a/bin:/bin", "/usr/bin:/bin")]
    [InlineData("/usr/bin", "/usr/bin")]
    public void PathWithout_AFolder_HasItNowhere(string path, string expected)
    {
        Assert.Equal(expected, OpenerScript.PathWithout(path, "/a/bin"));
    }
}
