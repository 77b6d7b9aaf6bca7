using Microsoft.Extensions.Logging.Abstractions;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Near;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Near;

/// <summary>A far end that wants a person's screen and pointer for itself.</summary>
public sealed class HostileWindowsTests
{
    private static readonly WindowId Mine = new(5);

    [Fact]
    public void FarEnd_ThatWantsToBeInFront_GetsThereAFewTimesAndNoFurther()
    {
        using XServerProcess server = XServerProcess.OfSize(800, 600);
        using RunningProgram manager = RunningProgram.StartOpenbox(server.Display);
        using XScreen screen = new(server.Display);
        // Once a second it may come to the front again, so time stands still.
        using NearDisplay near = NearDisplay.Open(new NearDisplayOptions(server.Display), NullLogger.Instance, new ManualTime());
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        using WireConnection connection = new(a, a, TimeProvider.System), far = new(b, b, TimeProvider.System);
        connection.MarkHelloDone();
        far.MarkHelloDone();
        near.Connected(connection);
        void Say<T>(T message)
            where T : IMessage<T>
        {
            far.Send(Channel.Control, message);
            Assert.True(connection.Receive(out IncomingMessage received, (int)Wait.Bound.TotalMilliseconds));
            Assert.True(near.Handle(received));
        }

        Say(new NewWindow(Mine, 300, 200, 200, 150, false, new WindowPropertySet { Title = "hostile" }, 0));
        uint hostile = (uint)Wait.For<object>("it is shown", () => screen.ForwardedWindows().TryGetValue(Mine.Value, out uint id) ? id : null);
        uint own = screen.CreateWindow("the person's", new Rect(100, 100, 200, 150));
        screen.Map(own);
        Wait.Until("the person's window is managed", () => screen.WmState(own) == 1);

        // Nobody pressed a button, and nobody works with the session: neither a drag nor a menu gets the pointer.
        Say(new BeginMoveResize(Mine, 10, 10, 8, 1));
        Say(new BeginMoveResize(Mine, 10, 10, 10, 0));
        Say(new NewWindow(new WindowId(6), 0, 0, 600, 500, true, new WindowPropertySet { Type = WindowType.PopupMenu }, 0));
        Wait.Until("the menu is shown", () => screen.ForwardedWindows().ContainsKey(6));
        Wait.Until("the pointer is free", screen.CanGrabPointer);
        Say(new WindowGone(new WindowId(6)));

        for (int i = 0; i < 50; i++)
        {
            Say(new WindowRaised(Mine));
            Say(new ActivateWindow(Mine));
            Say(new AskWindowState(Mine, StateAction.Remove, WindowStates.Above | WindowStates.FullScreen));
            Say(new AskWindowState(Mine, StateAction.Add, WindowStates.Above | WindowStates.FullScreen));
        }

        Say(new AskWindowState(Mine, StateAction.Remove, WindowStates.Above | WindowStates.FullScreen));
        Say(new AskWindowState(Mine, StateAction.Toggle, WindowStates.Above));
        for (uint id = 100; id < 140; id++)
            Say(new NewWindow(new WindowId(id), 300, 200, 200, 150, false, new WindowPropertySet { Title = $"{id}" }, 0));
        Wait.Until("all are there", () => screen.ForwardedWindows().Count == 41);
        screen.AskActivate(own);
        Wait.Until("the person's window has the focus", () => screen.ActiveWindow() == own);
        for (uint id = 140; id < 150; id++)
            Say(new NewWindow(new WindowId(id), 300, 200, 200, 150, false, new WindowPropertySet { Title = $"{id}" }, 0));
        Say(new WindowProperties(Mine, new WindowPropertySet { Title = "all is said" }));
        Wait.Until("all is done", () => screen.ForwardedWindows().Count == 51 && screen.Title(hostile) == "all is said");
        Wait.Until("the manager knows the last one", () => screen.WmState(screen.ForwardedWindows()[149]) == 1);
        Assert.Equal(own, screen.ActiveWindow());
        Assert.False(screen.HasState(hostile, "_NET_WM_STATE_ABOVE"));
        Assert.False(screen.HasState(hostile, "_NET_WM_STATE_FULLSCREEN"));
    }
}
