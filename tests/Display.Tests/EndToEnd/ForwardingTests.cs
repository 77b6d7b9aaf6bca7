using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

public sealed class ForwardingTests
{
    [Fact]
    public void Window_OfXterm_IsShownExactly()
    {
        using ForwardedDisplay display = new();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-title", "far away", "-e", "printf 'some text\\n'; cat");
        uint far = Assert.Single(Wait.For("the far xterm", () => display.Far.WindowsTitled("far away") is { Count: > 0 } found ? found : null));
        uint near = display.NearOf(far);
        Assert.Equal("far away", display.Near.Title(near));
        display.AwaitExact(far);
    }
}
