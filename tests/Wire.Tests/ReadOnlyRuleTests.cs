namespace Rdfwd.Wire.Tests;

public sealed class ReadOnlyRuleTests
{
    // Everything that a near end sends and that is no act.
    private static readonly MessageType[] Passive =
    [
        MessageType.Hello, MessageType.Open, MessageType.Bye, MessageType.Ping, MessageType.Pong, MessageType.Request,
        MessageType.Screen, MessageType.SetWindowState, MessageType.RefreshWindow, MessageType.FrameAck, MessageType.NearDecoder, MessageType.KeptWindow,
    ];

    // What only far ends send.
    private static bool IsFarEnds(MessageType type) => type
        is MessageType.Opened or MessageType.Response or MessageType.Remark or MessageType.Frame or MessageType.AskDecoder or MessageType.FileEnd or MessageType.OpenFile
        or MessageType.Notification or MessageType.NotificationList or MessageType.OpenLink or MessageType.Inhibit
        or (>= MessageType.NewWindow and <= MessageType.AskWindowState);

    [Fact]
    public void IsRefused_EveryMessageOfANearEnd_IsLookedAtOrRefused()
    {
        MessageType[] taken = [.. Enum.GetValues<MessageType>().Where(type => !IsFarEnds(type) && !ReadOnlyRule.IsRefused(type))];
        Assert.Equal(Passive.Order(), taken.Order());
    }

    [Theory]
    [InlineData("info", true)]
    [InlineData("screenshot", true)]
    [InlineData("detach", true)]
    [InlineData("run", false)]
    [InlineData("stop", false)]
    [InlineData("exit", false)]
    [InlineData("control", false)]
    [InlineData("send", false)]
    [InlineData("", false)]
    public void IsQuestion_Requests_AreToldApart(string verb, bool question)
    {
        Assert.Equal(question, ReadOnlyRule.IsQuestion(verb));
    }
}
