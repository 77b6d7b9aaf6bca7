using Rdfwd.Session.Processes;
using Rdfwd.Tests.Support;

namespace Rdfwd.Session.Tests;

public sealed class ProcessIdentityTests
{
    [Theory]
    [InlineData("1 (a) S 0 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 4711 9", 'S', 4711)]
    [InlineData("1 (a ) Z (b) R 0 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 12 9", 'R', 12)]
    public void TryParseStat_NamesWithBlanksAndParentheses_AreSkipped(string stat, char state, long start)
    {
        Assert.True(ProcessIdentity.TryParseStat(stat, out char foundState, out long foundStart));
        Assert.Equal((state, start), (foundState, foundStart));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 (a")]
    [InlineData("1 (a)")]
    [InlineData("1 (a) S 1 2 3")]
    public void TryParseStat_Damaged_Refuses(string stat)
    {
        Assert.False(ProcessIdentity.TryParseStat(stat, out _, out _));
    }

    [Fact]
    public void IsAlive_EndedProcess_IsNot()
    {
        using Machine machine = new();
        using RunningCommand sleeper = machine.Start("sleep", "1000");
        ProcessIdentity identity = ProcessIdentity.Find(sleeper.Pid)!.Value;
        Assert.True(identity.IsAlive);
        Assert.False((identity with { StartTicks = identity.StartTicks + 1 }).IsAlive);
        sleeper.Signal(9);
        sleeper.Result();
        Assert.False(identity.IsAlive);
    }
}
