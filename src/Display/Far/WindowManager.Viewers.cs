using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <content>The messages of viewers, which arrive on other threads.</content>
internal sealed unsafe partial class WindowManager
{
    public bool Handle(in IncomingMessage message)
    {
        switch (message.Type)
        {
            case MessageType.Screen:
                Screen screen = message.Read<Screen>();
                Post(() => ApplyScreen(screen));
                return true;
            case MessageType.DesktopSettings:
                DesktopSettings settings = message.Read<DesktopSettings>();
                Post(() => ApplySettings(settings));
                return true;
            case MessageType.ConfigureWindow:
                ConfigureWindow configure = message.Read<ConfigureWindow>();
                Post(() => ApplyConfigure(configure));
                return true;
            case MessageType.SetWindowState:
                SetWindowState state = message.Read<SetWindowState>();
                Post(() => ApplyStates(state));
                return true;
            case MessageType.SetFrameExtents:
                SetFrameExtents extents = message.Read<SetFrameExtents>();
                Post(() => ApplyFrameExtents(extents));
                return true;
            case MessageType.CloseWindow:
                uint closed = message.Read<CloseWindow>().Window.Value;
                Post(() => Close(closed));
                return true;
            case MessageType.RaiseWindow:
                uint raised = message.Read<RaiseWindow>().Window.Value;
                Post(() => Raise(raised));
                return true;
            default:
                return false;
        }
    }

    public void NoteFocus(uint id) => Post(() => SetActive(id));
}
