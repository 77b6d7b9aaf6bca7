using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Links;
using Rdfwd.Input.Sources;

namespace Rdfwd.Input.Tests;

public sealed class LinkTests
{
    private const long Second = 1_000_000;

    [Fact]
    public void IsSilent_AfterTheSilence_IsTrue()
    {
        LivenessMonitor monitor = new();
        Assert.False(monitor.IsSilent(100 * Second));
        monitor.Alive(1000, 0, 10 * Second);
        Assert.False(monitor.IsSilent(10_900_000));
        Assert.True(monitor.IsSilent(11 * Second));
        monitor.Arrived(11 * Second);
        Assert.False(monitor.IsSilent(11 * Second));
        Assert.Equal(1000, monitor.MillisecondsLeft(11 * Second));
    }

    [Fact]
    public void Beat_SomethingArrived_CountsFromTheBeatBefore()
    {
        LivenessMonitor monitor = new();
        monitor.Alive(1000, 0, 10 * Second);
        monitor.Beat(arrived: true, (10 * Second) + 100_000);
        Assert.Equal(900, monitor.MillisecondsLeft((10 * Second) + 100_000));
        monitor.Beat(arrived: true, (10 * Second) + 200_000);
        Assert.Equal(900, monitor.MillisecondsLeft((10 * Second) + 200_000));
        monitor.Beat(arrived: false, (10 * Second) + 300_000);
        Assert.Equal(800, monitor.MillisecondsLeft((10 * Second) + 300_000));
        Assert.False(monitor.IsSilent(11_099_999));
        Assert.True(monitor.IsSilent(11_100_000));
    }

    [Fact]
    public void Beat_OlderThanTheLastAlive_ChangesNothing()
    {
        LivenessMonitor monitor = new();
        monitor.Beat(arrived: false, 10 * Second);
        monitor.Alive(1000, 0, (10 * Second) + 50_000);
        monitor.Beat(arrived: true, (10 * Second) + 100_000);
        Assert.Equal(950, monitor.MillisecondsLeft((10 * Second) + 100_000));
    }

    [Fact]
    public void Wanted_Device_NamesWhatAPipeCannotBringBack()
    {
        DeviceDescription device = new();
        device.Add(EventType.Key, 30);
        Assert.Null(WayBack.Wanted(device));
        device.Add(EventType.Led, 0);
        Assert.Equal("LEDs", WayBack.Wanted(device));
        device.Add(EventType.Ff, 0x50);
        device.Add(EventType.Snd, 2);
        Assert.Equal("LEDs, sounds and force feedback", WayBack.Wanted(device));
    }

    [Fact]
    public void Alive_Backlog_IsStaleUntilNewsCome()
    {
        LivenessMonitor monitor = new();
        for (int i = 0; i < 10; i++)
            monitor.Alive(1000, i * Second / 4, (5 * Second) + (i * Second / 4));
        // The link stands still for ten seconds, then all comes at once.
        long thaw = 17 * Second;
        for (int i = 10; i < 48; i++)
        {
            monitor.Alive(1000, i * Second / 4, thaw);
            Assert.Equal(thaw - (i * Second / 4) > 6 * Second, monitor.IsStale);
        }
        monitor.Alive(1000, thaw - (5 * Second), thaw);
        Assert.False(monitor.IsStale);
    }

    [Fact]
    public void Alive_SenderThatSlept_IsNewsAgainSoon()
    {
        LivenessMonitor monitor = new();
        monitor.Alive(1000, 0, 0);
        monitor.Alive(1000, Second / 4, 100 * Second);
        Assert.True(monitor.IsStale || !monitor.IsStale);
        monitor.Alive(1000, Second / 2, (100 * Second) + (Second / 4));
        monitor.Alive(1000, 3 * Second / 4, (100 * Second) + (Second / 2));
        Assert.False(monitor.IsStale);
    }

    [Fact]
    public void Apply_StaleFrame_KeepsReleasesAndStates()
    {
        InputEvent[] frame = [InputEvent.Key(30, 1), InputEvent.Key(31, 0), InputEvent.Rel(0, 5), InputEvent.Abs(0x39, 4), InputEvent.Abs(0x35, 4), InputEvent.Abs(0x39, -1), new(EventType.Sw, 0, 1)];
        int kept = StaleFilter.Apply(frame);
        Assert.Equal([InputEvent.Key(31, 0), InputEvent.Abs(0x39, -1), new(EventType.Sw, 0, 1)], frame[..kept]);
    }

    [Fact]
    public void IsStalled_NothingTaken_IsTrueAfterTheLimit()
    {
        StallDetector stall = new(Second);
        Assert.False(stall.IsStalled(100, 0, 0));
        Assert.False(stall.IsStalled(200, 100, Second));
        Assert.False(stall.IsStalled(250, 150, 3 * Second / 2));
        Assert.True(stall.IsStalled(300, 200, 2 * Second));
        Assert.False(stall.IsStalled(300, 150, 5 * Second / 2));
        Assert.False(stall.IsStalled(300, 0, 9 * Second));
    }

    [Fact]
    public void IsNews_EchoOfOwnWrite_IsNot()
    {
        EchoFilter echo = new();
        echo.Wrote(new(EventType.Led, 1, 1));
        Assert.False(echo.IsNews(new(EventType.Led, 1, 1)));
        Assert.True(echo.IsNews(new(EventType.Led, 1, 0)));
        Assert.False(echo.IsNews(new(EventType.Led, 1, 0)));
        Assert.False(echo.IsNews(new(EventType.Msc, 4, 99)));
        Assert.True(echo.IsNews(new(EventType.Rep, 0, 250)));
        Assert.False(echo.IsNews(new(EventType.Key, 30, 1)));
        Assert.True(echo.IsNews(new(EventType.Ff, 3, 1)));
        Assert.True(echo.IsNews(new(EventType.Ff, 3, 1)));
    }

    [Fact]
    public void EffectMap_Ids_AreMappedWithinTheirBounds()
    {
        EffectMap map = new();
        Assert.Equal(-1, map.Find(0));
        map.Set(0, 5);
        map.Set(500, 1);
        map.Set(-1, 1);
        Assert.Equal((5, -1, -1), (map.Find(0), map.Find(500), map.Find(-1)));
        Assert.Equal(5, map.Remove(0));
        Assert.Equal(-1, map.Find(0));
    }

    [Fact]
    public void BurstBrake_SteadyMouse_NeverPauses()
    {
        BurstBrake brake = new();
        for (long now = 1_000_000; now < 3_000_000; now += 500)
            Assert.False(brake.Add(4) && brake.MustPause(now));
    }

    [Fact]
    public void BurstBrake_Backlog_PausesBeforeANodeRunsOver()
    {
        BurstBrake brake = new();
        int sincePause = 0;
        int pauses = 0;
        brake.Add(InputLimits.BurstEvents + 1);
        brake.MustPause(1_000_000);
        for (int frame = 0; frame < 200; frame++)
        {
            if (brake.Add(4) && brake.MustPause(1_000_100))
            {
                pauses++;
                sincePause = 0;
            }
            sincePause += 4;
            Assert.True(sincePause < 64);
        }
        Assert.True(pauses > 10);
    }
}
