using Microsoft.Extensions.Logging;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Turns a viewer's keys and pointer into events of the far display by XTEST, on the thread that read the message. It knows
/// what it holds down and releases all of it on <see cref="ReleaseAll"/>, so that no way out leaves a key held. Owns its X
/// connection; one thread.
/// </summary>
internal abstract unsafe class InputInjector : IDisposable
{
    /// <summary>The lowest keycode there is (X protocol, section 5).</summary>
    protected const int FirstKeycode = 8;

    private readonly ClickPace _clicks = new();
    private uint _pointerWindow;
    private readonly ILogger _log;
    private TextTyper? _typer;
    private uint _lastInput;

    protected InputInjector(XConnection x, IFarScene scene, ILogger log)
    {
        _log = log;
        X = x;
        Scene = scene;
        x.RequireExtension("XTEST");
        xcb_xkb_use_extension(x.Handle, 1, 0);
    }

    /// <summary>The newest input that the server was told of. Any thread.</summary>
    public uint LastInput => Volatile.Read(ref _lastInput);

    protected XConnection X { get; }

    protected IFarScene Scene { get; }

    /// <summary>What is down, as the far display counts it.</summary>
    protected HeldInputs Held { get; } = new();

    /// <summary>Releases whatever is down on the display, by whomever: for a daemon that takes over from a dead one.</summary>
    public static void ReleaseLeftovers(XConnection x)
    {
        xcb_query_keymap_reply_t* keys = xcb_query_keymap_reply(x.Handle, xcb_query_keymap(x.Handle), null);
        if (keys != null)
        {
            for (int code = FirstKeycode; code < 256; code++)
            {
                if ((keys->keys[code >> 3] & (1 << (code & 7))) != 0)
                    xcb_test_fake_input(x.Handle, (byte)XCB_KEY_RELEASE, (byte)code, XCB_CURRENT_TIME, 0, 0, 0, 0);
            }

            Libc.free(keys);
        }

        xcb_query_pointer_reply_t* pointer = xcb_query_pointer_reply(x.Handle, xcb_query_pointer(x.Handle, x.Root), null);
        if (pointer != null)
        {
            for (int button = 1; button <= 5; button++)
            {
                if ((pointer->mask & (XCB_BUTTON_MASK_1 << (button - 1))) != 0)
                    xcb_test_fake_input(x.Handle, (byte)XCB_BUTTON_RELEASE, (byte)button, XCB_CURRENT_TIME, 0, 0, 0, 0);
            }

            Libc.free(pointer);
        }

        // The server may drop what it has not read when the caller closes the connection.
        x.Sync();
    }

    public void Inject(in Key key)
    {
        if (key.Keycode >= FirstKeycode)
            Strike(key);
        Done(key.Input);
    }

    public void Inject(in Motion motion)
    {
        PointAt(motion.Window.Value, motion.X, motion.Y);
        Done(motion.Input);
    }

    public void Inject(in Button button)
    {
        PointAt(button.Window.Value, button.X, button.Y);
        if (button.Pressed && Held.PressButton(button.Number))
            Fake(XCB_BUTTON_PRESS, button.Number, _clicks.Press(button.Number, button.TimeMs, Environment.TickCount64));
        else if (!button.Pressed && Held.ReleaseButton(button.Number))
            Fake(XCB_BUTTON_RELEASE, button.Number);
        Done(button.Input);
    }

    /// <summary>Types what an input method of the viewer composed.</summary>
    public void Inject(CommittedText text)
    {
        try
        {
            _typer ??= new TextTyper(X, Held, TimeProvider.System, _log);
            _typer.Type(text.Text);
        }
        catch (DisplayException e)
        {
            _log.LogWarning("Composed text is lost: {Message}", e.Message);
        }

        Done(text.Input);
    }

    /// <summary>The near pointer has followed a program's move.</summary>
    public virtual void Confirm(PointerWarped warped)
    {
    }

    /// <summary>The viewer's keyboard map, for the keys that follow.</summary>
    public abstract void SetKeymap(Keymap keymap);

    /// <summary>The viewer's locks.</summary>
    public abstract void SetLocks(in LockState locks);

    /// <summary>Sets the server's focus before the keys that follow on this connection.</summary>
    public void SetFocus(uint window)
    {
        if (window == 0 || !Scene.Snapshot.TryGetValue(window, out FarWindowInfo? info))
        {
            if (Scene.IdleFocusWindow is var idle and not 0)
                xcb_set_input_focus(X.Handle, (byte)XCB_INPUT_FOCUS_POINTER_ROOT, idle, XCB_CURRENT_TIME);
            window = 0;
        }
        else
        {
            if ((info.Protocols & WindowProtocols.InputHint) != 0)
                xcb_set_input_focus(X.Handle, (byte)XCB_INPUT_FOCUS_POINTER_ROOT, window, XCB_CURRENT_TIME);
            if ((info.Protocols & WindowProtocols.TakeFocus) != 0)
            {
                // ICCCM 4.1.7 wants the time of an event, which costs a round trip; toolkits take CurrentTime as now.
                XProperty.SendClientMessage(X, window, XCB_EVENT_MASK_NO_EVENT, window, X.Atoms[Atom.WM_PROTOCOLS], [X.Atoms[Atom.WM_TAKE_FOCUS], XCB_CURRENT_TIME]);
            }
        }

        X.Flush();
        Scene.NoteFocus(window);
    }

    public virtual void ReleaseAll()
    {
        foreach (byte keycode in Held.TakeKeys())
            Fake(XCB_KEY_RELEASE, keycode);
        foreach (byte button in Held.TakeButtons())
            Fake(XCB_BUTTON_RELEASE, button);
        X.Flush();
    }

    public virtual void Dispose()
    {
        ReleaseAll();
        _typer?.Dispose();
        if (!X.IsBroken)
            X.Sync();
        X.Dispose();
    }

    // Coordinates are relative to the window, so that a move that has not reached the other end does no harm.
    private void PointAt(uint window, int x, int y)
    {
        Rect at = default;
        if (window != 0 && Scene.Snapshot.TryGetValue(window, out FarWindowInfo? info))
        {
            at = info.Geometry;
            if (window != _pointerWindow && !Held.AnyButton && !info.IsScreen)
            {
                // Only the topmost window under the pointer gets its events; nothing else depends on the stacking here.
                uint above = XCB_STACK_MODE_ABOVE;
                xcb_configure_window(X.Handle, window, (ushort)XCB_CONFIG_WINDOW_STACK_MODE, &above);
            }
        }

        _pointerWindow = window;
        MoveTo(at.X + x, at.Y + y);
    }

    /// <summary>Presses, repeats or releases a key.</summary>
    protected abstract void Strike(in Key key);

    /// <summary>Moves the pointer to a place of the root window.</summary>
    protected abstract void MoveTo(int x, int y);

    /// <summary>An event of the display's keyboard or pointer.</summary>
    /// <param name="type">Press or release, of a key or a button.</param>
    /// <param name="detail">Which.</param>
    /// <param name="delayMs">The server waits for so long, with this connection's later requests behind it.</param>
    protected void Fake(int type, byte detail, int delayMs = 0) => xcb_test_fake_input(X.Handle, (byte)type, detail, (uint)delayMs, 0, 0, 0, 0);

    private void Done(InputSequence input)
    {
        X.Flush();
        Volatile.Write(ref _lastInput, input.Value);
    }
}
