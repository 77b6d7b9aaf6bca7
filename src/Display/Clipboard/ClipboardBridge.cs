using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Clipboard;

/// <summary>
/// One end of the shared clipboard (ICCCM 2, XFIXES 1 selection tracking), for as long as one connection lives; thread clipboard.
/// It tells the other end that a program here took a selection, stands in here for owners there, and moves content only when a
/// program pastes. <see cref="Handle"/> belongs to the thread that reads the connection.
/// </summary>
public sealed unsafe partial class ClipboardBridge : IDisposable
{
    private readonly Worker _worker;

    private ClipboardBridge(Worker worker)
    {
        _worker = worker;
    }

    /// <summary>Begins to share. The connection stays the caller's and must outlive this.</summary>
    /// <exception cref="DisplayException">No such display, or it lacks XFIXES.</exception>
    public static ClipboardBridge Open(ClipboardOptions options, WireConnection connection, ILogger log)
    {
        XConnection x = XConnection.Open(options.DisplayName, options.AuthorityFile);
        try
        {
            return new ClipboardBridge(new Worker(x, options, connection, TimeProvider.System, log));
        }
        catch
        {
            x.Dispose();
            throw;
        }
    }

    /// <summary>Takes a message of the other end; false when it is not about the clipboard.</summary>
    public bool Handle(in IncomingMessage message)
    {
        switch (message.Type)
        {
            case MessageType.ClipboardOwner:
                ClipboardOwner owner = message.Read<ClipboardOwner>();
                _worker.PostGuarded(() => _worker.OnRemoteOwner(owner));
                return true;
            case MessageType.ClipboardGet:
                ClipboardGet get = message.Read<ClipboardGet>();
                _worker.PostGuarded(() => _worker.OnGet(get));
                return true;
            case MessageType.ClipboardData:
                ClipboardData data = message.Read<ClipboardData>();
                _worker.PostGuarded(() => _worker.OnData(data));
                return true;
            case MessageType.ClipboardAck:
                ClipboardAck ack = message.Read<ClipboardAck>();
                _worker.PostGuarded(() => _worker.OnAck(ack));
                return true;
            case MessageType.ClipboardEnd:
                ClipboardEnd end = message.Read<ClipboardEnd>();
                _worker.PostGuarded(() => _worker.OnEnd(end));
                return true;
            case MessageType.ClipboardCancel:
                ClipboardCancel cancel = message.Read<ClipboardCancel>();
                _worker.PostGuarded(() => _worker.OnCancel(cancel));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Transfers under way, both ways. Any thread, approximately.</summary>
    internal int TransferCount => _worker.TransferCount;

    /// <summary>
    /// Gives up what it stood in for and ends all transfers. The connection is not used any more. Owners here that are in the midst of giving are
    /// relieved of the rest in the background, for a while.
    /// </summary>
    public void Dispose() => _worker.Retire();

    /// <summary>Waits, after <see cref="Dispose"/>, until owners here are rid of what nobody wants any more; no longer than this.</summary>
    public void AwaitOwners(TimeSpan atMost) => _worker.AwaitEnd(atMost);

    /// <content>Who owns what.</content>
    private sealed unsafe partial class Worker : XThread
    {
        private const int Selections = 2;
        private const long BetweenNewsUs = 20_000;
        private const long TickUs = 1_000_000;
        private const int MaxTransfers = 32;

        private readonly ClipboardOptions _options;
        private readonly WireConnection _connection;
        private readonly TimeProvider _clock;
        private readonly AtomNames _names;
        private readonly uint _window;
        private readonly byte _ownerEvent;
        private readonly uint[] _selectionAtoms = new uint[Selections];
        private readonly SelectionLedger[] _ledgers = new SelectionLedger[Selections];
        private readonly uint[] _owners = new uint[Selections];
        private readonly uint[] _acquired = new uint[Selections];
        private readonly int[] _ownTakes = new int[Selections];
        private readonly long[] _newsUs = new long[Selections];
        private readonly long[] _appliedUs = new long[Selections];
        private readonly ClipboardOwner?[] _remoteNews = new ClipboardOwner?[Selections];
        private long _tickedUs;

        public Worker(XConnection x, ClipboardOptions options, WireConnection connection, TimeProvider clock, ILogger log)
            : base("clipboard", x, log)
        {
            _options = options;
            _connection = connection;
            _clock = clock;
            _names = new AtomNames(x);
            _window = CreateWindow();
            _selectionAtoms[(int)ClipboardSelection.Clipboard] = x.Atoms.Intern("CLIPBOARD");
            _selectionAtoms[(int)ClipboardSelection.Primary] = XCB_ATOM_PRIMARY;
            _ownerEvent = (byte)(x.RequireExtension("XFIXES").FirstEvent + XCB_XFIXES_SELECTION_NOTIFY);
            Libc.free(xcb_xfixes_query_version_reply(x.Handle, xcb_xfixes_query_version(x.Handle, 5, 0), null));
            InternTargets();
            for (int i = 0; i < Selections; i++)
            {
                _ledgers[i] = new SelectionLedger((ClipboardSelection)i, options.IsNear);
                _newsUs[i] = _appliedUs[i] = long.MinValue / 2;
                xcb_xfixes_select_selection_input(
                    x.Handle, _window, _selectionAtoms[i],
                    XCB_XFIXES_SELECTION_EVENT_MASK_SET_SELECTION_OWNER | XCB_XFIXES_SELECTION_EVENT_MASK_SELECTION_WINDOW_DESTROY | XCB_XFIXES_SELECTION_EVENT_MASK_SELECTION_CLIENT_CLOSE);
                xcb_get_selection_owner_reply_t* reply = xcb_get_selection_owner_reply(x.Handle, xcb_get_selection_owner(x.Handle, _selectionAtoms[i]), null);
                _owners[i] = reply == null ? 0 : reply->owner;
                Libc.free(reply);
                if (_owners[i] != 0)
                    _ledgers[i].LocalOwner(owned: true);
            }

            Start();
        }

        public int TransferCount => _pastes.Count + _gives.Count;

        private long NowUs => Clock.NowUs(_clock);

        /// <summary>Runs what a message asks for on this thread; what the protocol does not allow ends the connection.</summary>
        public void PostGuarded(Action action) => Post(() =>
        {
            try
            {
                action();
            }
            catch (ProtocolException e)
            {
                _connection.Abort(DisconnectReason.ProtocolError, e.Message);
            }
        });

        // A peer that changes its mind all the time costs no more than one that does so now and then.
        public void OnRemoteOwner(ClipboardOwner message)
        {
            if ((int)message.Selection < Selections && _options.Takes)
                _remoteNews[(int)message.Selection] = message;
        }

        protected override void OnEvent(xcb_generic_event_t* e, int type)
        {
            switch (type)
            {
                case XCB_SELECTION_REQUEST:
                    OnSelectionRequest((xcb_selection_request_event_t*)e);
                    break;
                case XCB_SELECTION_NOTIFY:
                    OnSelectionNotify((xcb_selection_notify_event_t*)e);
                    break;
                case XCB_PROPERTY_NOTIFY:
                    OnProperty((xcb_property_notify_event_t*)e);
                    break;
                case XCB_DESTROY_NOTIFY:
                    uint gone = ((xcb_destroy_notify_event_t*)e)->window;
                    OnRequestorGone(gone);
                    OnOwnerGone(gone);
                    break;
                default:
                    if (type == _ownerEvent && _leaveByUs == 0)
                        OnOwner((xcb_xfixes_selection_notify_event_t*)e);
                    break;
            }
        }

        protected override long OnTurn()
        {
            long now = NowUs;
            if (_leaveByUs > 0)
                return TickLeaving(now);
            long nextUs = -1;
            for (int i = 0; i < Selections; i++)
            {
                if (_remoteNews[i] is { } message && IsDue(_appliedUs[i], now, ref nextUs))
                {
                    _appliedUs[i] = now;
                    _remoteNews[i] = null;
                    Apply(i, _ledgers[i].RemoteOwner(message));
                }

                if (_options.Gives && _ledgers[i].HasNews && IsDue(_newsUs[i], now, ref nextUs))
                {
                    _newsUs[i] = now;
                    _connection.Send(Channel.Control, _ledgers[i].TakeNews());
                }
            }

            if (_pastes.Count + _gives.Count + _discards.Count == 0)
                return nextUs;
            if (now - _tickedUs >= TickUs)
            {
                _tickedUs = now;
                TickPastes(now);
                TickGives(now);
                TickDiscards(now);
            }

            return nextUs < 0 ? TickUs : Math.Min(nextUs, TickUs);
        }

        private static bool IsDue(long lastUs, long now, ref long nextUs)
        {
            long leftUs = lastUs + BetweenNewsUs - now;
            if (leftUs <= 0)
                return true;
            nextUs = nextUs < 0 ? leftUs : Math.Min(nextUs, leftUs);
            return false;
        }

        private void OnOwner(xcb_xfixes_selection_notify_event_t* e)
        {
            int selection = Array.IndexOf(_selectionAtoms, e->selection);
            if (selection < 0)
                return;
            if (e->owner == _window)
            {
                _ownTakes[selection]--;
                _acquired[selection] = e->selection_timestamp;
                _owners[selection] = _window;
                return;
            }

            // What comes before the word of an own taking happened before it.
            if (_ownTakes[selection] > 0)
                return;
            _owners[selection] = e->owner;
            Apply(selection, _ledgers[selection].LocalOwner(e->owner != 0 && e->subtype == XCB_XFIXES_SELECTION_EVENT_SET_SELECTION_OWNER));
        }

        private void Apply(int selection, OwnerStep step)
        {
            _targets[selection] = null;
            switch (step)
            {
                case OwnerStep.Take:
                    _ownTakes[selection]++;
                    xcb_set_selection_owner(X.Handle, _window, _selectionAtoms[selection], XCB_CURRENT_TIME);
                    break;
                case OwnerStep.Release:
                    // With the time of the taking: whoever took it since keeps it.
                    xcb_set_selection_owner(X.Handle, 0, _selectionAtoms[selection], _acquired[selection]);
                    break;
                default:
                    break;
            }
        }

        /// <summary>Asks the server for those events of a program's window that are needed now; false when there is no such window.</summary>
        private bool Watch(uint window)
        {
            uint mask = 0;
            if (_gives.Values.Any(give => give.Owner == window) || _discards.Values.Any(discard => discard.Owner == window))
                mask |= XCB_EVENT_MASK_STRUCTURE_NOTIFY;
            if (_pastes.Values.Any(paste => paste.Watched && paste.Requestor == window))
                mask |= XCB_EVENT_MASK_STRUCTURE_NOTIFY | XCB_EVENT_MASK_PROPERTY_CHANGE;
            return X.Succeeded(xcb_change_window_attributes_checked(X.Handle, window, XCB_CW_EVENT_MASK, &mask));
        }

        private uint CreateWindow()
        {
            uint window = X.NewId();
            uint mask = XCB_EVENT_MASK_PROPERTY_CHANGE;
            xcb_create_window(X.Handle, 0, window, X.Root, -10, -10, 1, 1, 0, (ushort)XCB_WINDOW_CLASS_INPUT_ONLY, 0, XCB_CW_EVENT_MASK, &mask);
            return window;
        }
    }
}
