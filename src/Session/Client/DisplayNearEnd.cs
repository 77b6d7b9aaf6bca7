using Microsoft.Extensions.Logging;
using Rdfwd.Display;
using Rdfwd.Display.Clipboard;
using Rdfwd.Display.Near;
using Rdfwd.Session.Services;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Client;

/// <summary>The real near end: windows on an X display, its clipboard, and what its desktop does for programs.</summary>
public sealed class DisplayNearEnd : INearEnd
{
    private static readonly TimeSpan OwnersTime = TimeSpan.FromSeconds(2);

    private readonly NearDisplay _display;
    private readonly ClipboardOptions _clipboardOptions;
    private readonly bool _readOnly;
    private readonly DesktopServices _services;
    private readonly ILogger _log;
    private ClipboardBridge? _clipboard;
    private ClipboardBridge? _closedClipboard;

    private DisplayNearEnd(NearDisplay display, ClipboardOptions clipboard, bool readOnly, DesktopServices services, ILogger log)
    {
        _readOnly = readOnly;
        _services = services;
        _display = display;
        _clipboardOptions = clipboard;
        _log = log;
    }

    public event Action<string>? Closed
    {
        add => _display.Closed += value;
        remove => _display.Closed -= value;
    }

    public event Action? LeaveAsked
    {
        add => _display.LeaveAsked += value;
        remove => _display.LeaveAsked -= value;
    }

    public event Action<IReadOnlyList<string>>? FilesDropped
    {
        add => _display.FilesDropped += value;
        remove => _display.FilesDropped -= value;
    }

    /// <summary>Opens the display. Throws <see cref="Display.DisplayException"/>.</summary>
    /// <param name="options">Where the windows are shown, and how.</param>
    /// <param name="direction">Which way the clipboard goes.</param>
    /// <param name="clipboardLimitBytes">The largest content of the clipboard that crosses.</param>
    /// <param name="services">What this desktop does for far programs.</param>
    /// <param name="log">Gets what happens.</param>
    public static DisplayNearEnd Open(NearDisplayOptions options, ClipboardDirection direction, long clipboardLimitBytes, ServiceOptions services, ILogger log)
    {
        NearDisplay display = NearDisplay.Open(options, log);
        ClipboardOptions clipboard = new(
            options.DisplayName,
            options.AuthorityFile,
            IsNear: true,
            Gives: direction is ClipboardDirection.Both or ClipboardDirection.ToFar,
            Takes: direction is ClipboardDirection.Both or ClipboardDirection.ToNear,
            LimitBytes: clipboardLimitBytes,
            MayGive: () => display.Use.IsUsed);
        return new DisplayNearEnd(display, clipboard, options.ReadOnly, new DesktopServices(services, options.DisplayName, options.AuthorityFile, log), log);
    }

    public void Connected(WireConnection connection, Opened session)
    {
        _display.Connected(connection, new NearSession(session.Name, session.Display, session.ReadOnly));
        CloseClipboard();
        if (session.ReadOnly || _readOnly)
            return;
        OpenClipboard(connection);
        _services.Connected(connection);
    }

    public bool Handle(in IncomingMessage message)
    {
        return _display.Handle(message) || _clipboard?.Handle(message) == true || _services.Handle(message);
    }

    public void ClockTold(long askedUs, long farUs, long backUs)
    {
        _display.ClockTold(askedUs, farUs, backUs);
    }

    public void LinkLost(string why)
    {
        CloseClipboard();
        _services.LinkLost();
        _display.LinkLost(why);
    }

    public void Dispose()
    {
        CloseClipboard();
        _services.Dispose();
        _display.Dispose();
        // The process may end next, and a program here that was giving something away must not be left in the midst of it.
        _closedClipboard?.AwaitOwners(OwnersTime);
    }

    private void OpenClipboard(WireConnection connection)
    {
        if (!_clipboardOptions.Gives && !_clipboardOptions.Takes)
            return;
        try
        {
            _clipboard = ClipboardBridge.Open(_clipboardOptions, connection, _log);
        }
        catch (DisplayException e)
        {
            _log.LogWarning("The clipboard is not shared: {Reason}", e.Message);
        }
    }

    private void CloseClipboard()
    {
        if (_clipboard is null)
            return;
        _clipboard.Dispose();
        _closedClipboard = _clipboard;
        _clipboard = null;
    }
}
