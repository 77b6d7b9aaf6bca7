using Microsoft.Extensions.Logging;
using Rdfwd.Display.Composing;
using Rdfwd.Display.Geometry;
using Rdfwd.Interop.Xcb;
using Rdfwd.Interop.XcbImdkit;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>The near input method, which gets the keys first.</content>
internal sealed unsafe partial class NearWindows : IComposer
{
    private readonly KeyComposition _composition;
    // The keys that are down in the window that has the focus, whoever has them.
    private readonly HashSet<byte> _down = [];
    private readonly CaretGuess _caret = new();
    private InputMethod? _inputMethod;
    // The near window whose far one gets keys now, as the far end was told; 0 is none.
    private uint _typingIn;

    /// <summary>The near window that has the focus, if its keys go to an input method first, or 0. Any thread.</summary>
    public uint InputMethodWindow => _inputMethod?.Served ?? 0;

    void IComposer.Return(byte keycode, bool pressed)
    {
        const byte firstKeycode = 8;
        if (keycode >= firstKeycode)
            _composition.Return(keycode, pressed, _down.Contains(keycode), Clock.NowUs(_clock));
        RunComposition();
    }

    void IComposer.Commit(uint window, string text)
    {
        _composition.Commit(Clock.NowUs(_clock));
        if (window != _typingIn || IsReadOnly)
            return;
        _caret.NoteKey();
        foreach (string piece in CommittedPieces.Of(text))
            SendNow(new CommittedText(NextInput(), piece));
    }

    void IComposer.Answer() => _composition.Answer(Clock.NowUs(_clock));

    void IComposer.Synchronize()
    {
        _composition.Synchronize(Clock.NowUs(_clock));
        RunComposition();
    }

    void IComposer.Gone()
    {
        _composition.Abandon(Clock.NowUs(_clock));
        RunComposition();
    }

    private void OpenInputMethod()
    {
        if (_inputMethod is not null || IsReadOnly || _options.InputMethod == InputMethodMode.No)
            return;
        string? name = InputMethodName.Find(_options.InputMethodModifiers);
        if (name is null && _options.InputMethod == InputMethodMode.Auto)
            return;
        if (XcbImdkit.IsAvailable)
        {
            _inputMethod = new InputMethod(X, name, this, Log);
            _presenter.Changed = FollowCaret;
        }
        else
            Log.LogWarning("Text of the input method {Name} does not reach the far end: install the package libxcb-imdkit1", name ?? "of this display");
    }

    // The thread that decoded the change.
    private void FollowCaret(uint farId, Rect changed)
    {
        if (!CaretGuess.IsSmall(changed))
            return;
        Post(() =>
        {
            if (_focused is { Picture: null } window && window.FarId == farId && _caret.IsCaret(changed))
                _inputMethod?.Place(window.Id, changed.Right, changed.Bottom);
        });
    }

    /// <summary>Gives a key to the input method, or a place behind those that it has. False when neither is to be done.</summary>
    private bool Compose(xcb_key_press_event_t* e, bool pressed)
    {
        if (_inputMethod is not { } method)
            return false;
        if (!pressed)
            _down.Remove(e->detail);
        else if (_down.Add(e->detail))
            Use.Press();
        bool serves = _connection is not null && method.Serves(e->@event);
        if (!serves && _composition.IsIdle)
            return false;
        _composition.Key(*e, serves && method.Wants(*e), Clock.NowUs(_clock));
        RunComposition();
        return true;
    }

    /// <summary>Does something when all keys before it have gone.</summary>
    private void InOrder(Action action)
    {
        if (_composition.IsIdle)
        {
            action();
            return;
        }

        _composition.Hold(action, Clock.NowUs(_clock));
        RunComposition();
    }

    // Whom it was for is not there any more. Keys go on to where keys go now.
    private void DropWaiting()
    {
        _composition.DropHeld(Clock.NowUs(_clock));
        _typingIn = 0;
        RunComposition();
    }

    private void TellFocus(NearWindow? window)
    {
        if (_inputMethod is { } method)
        {
            if (window is not null)
                method.Focus(window.Id);
            else
                LeaveContext(method);
        }

        LockState locks = _keyboard.Locks;
        InOrder(() =>
        {
            _typingIn = window?.Id ?? 0;
            SendNow(new Focus(window is null ? WindowId.None : new WindowId(window.FarId)));
            if (window is not null)
                SendNow(locks);
        });
    }

    // What was being composed may be committed now, and belongs to the window that is left.
    private void LeaveContext(InputMethod method)
    {
        method.Unfocus();
        if (!_composition.IsComposing || _connection is null)
            return;
        _composition.Mark(Clock.NowUs(_clock));
        RunComposition();
    }

    private void RunComposition()
    {
        while (_composition.TryTake(out CompositionStep? step))
        {
            switch (step.Kind)
            {
                case CompositionStepKind.Offer when _inputMethod?.Forward(step.Key) == true:
                    _composition.OfferedInStep(step.Number);
                    break;
                case CompositionStepKind.Send:
                    SendKey(step.Key.detail, (step.Key.response_type & 0x7f) == XCB_KEY_PRESS);
                    break;
                case CompositionStepKind.Run:
                    step.Held!();
                    break;
                case CompositionStepKind.Ask:
                    _inputMethod?.Ask();
                    break;
                case CompositionStepKind.Leave:
                    _inputMethod?.Restart();
                    break;
                default:
                    break;
            }
        }
    }

    private long TurnComposition()
    {
        if (_inputMethod is null)
            return -1;
        long us = _composition.Turn(Clock.NowUs(_clock));
        RunComposition();
        return us;
    }
}
