using Rdfwd.Display.Far;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Starting;
using Rdfwd.Session.Targets;

namespace Rdfwd.Session.Tests;

public sealed class SessionReuseTests
{
    private static readonly StartOptions Xterm = new() { Children = ["xterm"], Reuse = true };

    [Fact]
    public void Find_TheSameLine_IsTheSameSession()
    {
        FoundSession[] sessions = [Session(100, ["gimp"]), Session(101, ["xterm"])];
        Assert.Equal(101, SessionReuse.Find(sessions, Xterm)?.Directory.Display);
        Assert.Null(SessionReuse.Find(sessions, Xterm with { Reuse = false }));
        Assert.Null(SessionReuse.Find(sessions, Xterm with { Children = ["xterm", "xclock"] }));
        Assert.Null(SessionReuse.Find([], Xterm));
    }

    [Fact]
    public void Find_TheSameProgramsInAnotherKindOfSession_IsNone()
    {
        Assert.Null(SessionReuse.Find([Session(100, ["xterm"])], Xterm with { Kind = FarDisplayKind.Desktop }));
        StartOptions shadow = new() { Kind = FarDisplayKind.Shadow, Display = 100, Reuse = true };
        Assert.Equal(Failure.DisplayTaken, Assert.Throws<SessionException>(() => SessionReuse.Find([Session(100, ["xterm"])], shadow)).Failure);
    }

    [Fact]
    public void Find_NamedSession_IsFoundByItsNameOnly()
    {
        FoundSession[] sessions = [Session(100, ["xterm"], name: "work")];
        Assert.Null(SessionReuse.Find(sessions, Xterm));
        Assert.Equal(100, SessionReuse.Find(sessions, Xterm with { Name = "work" })?.Directory.Display);
        Assert.Equal(100, SessionReuse.Find(sessions, Xterm with { Name = "work", Children = [] })?.Directory.Display);
    }

    [Fact]
    public void Find_DisplayOrNameOfAnotherSession_IsTaken()
    {
        FoundSession[] sessions = [Session(100, ["gimp"], name: "work")];
        foreach (StartOptions options in (StartOptions[])[Xterm with { Display = 100 }, Xterm with { Name = "work" }, Xterm with { Name = "work", Children = ["gimp"], Reuse = false }])
            Assert.Equal(Failure.DisplayTaken, Assert.Throws<SessionException>(() => SessionReuse.Find(sessions, options)).Failure);
    }

    [Fact]
    public void Find_DeadSession_IsTakenUp_UnknownOneIsNot()
    {
        Assert.NotNull(SessionReuse.Find([Session(100, ["xterm"], state: SessionState.Dead)], Xterm));
        Assert.Null(SessionReuse.Find([Session(100, ["xterm"], state: SessionState.Unknown)], Xterm));
    }

    [Fact]
    public void Select_WithoutAName_PrefersTheOneThatLives()
    {
        FoundSession live = Session(100, ["xterm"]);
        FoundSession dead = Session(101, ["xterm"], state: SessionState.Dead);
        Assert.Same(live, SessionScanner.Select([live, dead], SessionSelector.Sole));
        Assert.Same(dead, SessionScanner.Select([dead], SessionSelector.Sole));
        SessionException several = Assert.Throws<SessionException>(() => SessionScanner.Select([live, Session(102, ["gimp"])], SessionSelector.Sole));
        Assert.Equal((Failure.SeveralSessions, 2), (several.Failure, several.Details.Count));
        Assert.Equal(Failure.NoSuchSession, Assert.Throws<SessionException>(() => SessionScanner.Select([], SessionSelector.Sole)).Failure);
    }

    [Theory]
    [InlineData(":101")]
    [InlineData("work")]
    [InlineData("00000000-0000-0000-0000-000000000101")]
    public void Select_ByDisplayNameOrUuid_FindsIt(string text)
    {
        FoundSession[] sessions = [Session(100, []), Session(101, [], name: "work")];
        Assert.True(SessionSelector.TryParse(text, out SessionSelector selector));
        Assert.Equal(101, SessionScanner.Select(sessions, selector).Directory.Display);
    }

    private static FoundSession Session(int display, string[] programs, string name = "", SessionState state = SessionState.Live)
    {
        SessionRecord record = new()
        {
            Name = name.Length > 0 ? name : "session",
            Named = name.Length > 0,
            Uuid = $"00000000-0000-0000-0000-{display:000000000000}",
            Display = display,
            Version = "1",
            ProtocolMajor = 1,
            Started = DateTimeOffset.UnixEpoch,
            StartedWith = programs,
        };
        return new FoundSession(new SessionDirectory("/nowhere", display), state, record, null);
    }
}
