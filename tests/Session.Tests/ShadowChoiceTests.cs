using Rdfwd.Session.Shadows;

namespace Rdfwd.Session.Tests;

public sealed class ShadowChoiceTests
{
    [Fact]
    public void Choose_NothingNamed_IsTheEnvironmentsElseTheOnlyOne()
    {
        Assert.Equal(1, ShadowChoice.Choose([0, 1], null, 1, _ => true, "m"));
        Assert.Equal(0, ShadowChoice.Choose([0], null, -1, _ => true, "m"));
        Assert.Equal(0, ShadowChoice.Choose([0], null, 7, _ => true, "m"));
        Assert.Equal(1, ShadowChoice.Choose([0, 1, 2], null, -1, number => number == 1, "m"));
        Assert.Equal(0, ShadowChoice.Choose([0, 1], null, 1, number => number == 0, "m"));
    }

    [Fact]
    public void Choose_Named_IsThatOneAlone()
    {
        Assert.Equal(2, ShadowChoice.Choose([0, 2], 2, 0, number => number == 2, "m"));
        SessionException absent = Fails(Failure.XServerFailed, [0, 1], 2, _ => true);
        Assert.Contains(":2", absent.Message, StringComparison.Ordinal);
        Assert.Equal([":0", ":1"], absent.Details);
        Assert.Contains(":1", Fails(Failure.PermissionDenied, [0, 1], 1, number => number == 0).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_NoneSeveralOrRefusing_SaysSo()
    {
        Fails(Failure.XServerFailed, [], null, _ => true);
        Fails(Failure.PermissionDenied, [0, 1], null, _ => false);
        Assert.Equal([":0", ":1"], Fails(Failure.SeveralSessions, [0, 1, 2], null, number => number < 2).Details);
    }

    [Theory]
    [InlineData("DISPLAY=:0\0XAUTHORITY=/run/x", 0, "/run/x")]
    [InlineData("XAUTHORITY=/run/x\0HOME=/h\0DISPLAY=:0.1\0", 0, "/run/x")]
    [InlineData("DISPLAY=:1\0XAUTHORITY=/run/x", 0, null)]
    [InlineData("DISPLAY=:0\0XAUTHORITY=", 0, null)]
    [InlineData("XAUTHORITY=/run/x", 0, null)]
    [InlineData("DISPLAY=:0", 0, null)]
    [InlineData("", 0, null)]
    public void InEnvironment_OfAProgram_IsTheAuthorityOfItsDisplay(string environment, int display, string? authority)
    {
        Assert.Equal(authority, DisplayAuthorities.InEnvironment(environment, display));
    }

    private static SessionException Fails(Failure failure, int[] there, int? asked, Func<int, bool> opens)
    {
        SessionException error = Assert.Throws<SessionException>(() => ShadowChoice.Choose(there, asked, -1, opens, "machine"));
        Assert.Equal(failure, error.Failure);
        Assert.Contains("machine", error.Message, StringComparison.Ordinal);
        return error;
    }
}
