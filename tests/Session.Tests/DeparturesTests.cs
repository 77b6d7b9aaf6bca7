using Rdfwd.Session.Links;
using Rdfwd.Wire;

namespace Rdfwd.Session.Tests;

public sealed class DeparturesTests
{
    [Theory]
    [InlineData(Failure.NoSuchSession)]
    [InlineData(Failure.SeveralSessions)]
    [InlineData(Failure.DisplayTaken)]
    [InlineData(Failure.XServerFailed)]
    [InlineData(Failure.ChildNotFound)]
    [InlineData(Failure.VersionMismatch)]
    [InlineData(Failure.PermissionDenied)]
    [InlineData(Failure.Timeout)]
    [InlineData(Failure.Refused)]
    [InlineData(Failure.SessionEnded)]
    public void ToException_OfWhatTravelled_IsTheSameFailure(Failure failure)
    {
        SessionException sent = new(failure, "a sentence") { Details = ["one", "two"] };
        SessionException received = Departures.ToException(Departures.ReasonOf(sent), Departures.TextOf(sent));
        Assert.Equal(failure, received.Failure);
        Assert.Equal("a sentence", received.Message);
        Assert.Equal(["one", "two"], received.Details);
    }

    [Fact]
    public void ToException_UnknownReasonOrNoText_IsStillASentence()
    {
        Assert.NotEmpty(Departures.ToException((DisconnectReason)9999, "").Message);
    }
}
