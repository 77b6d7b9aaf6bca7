using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Clipboard;

/// <content>Programs at the other end paste what is owned here.</content>
public sealed unsafe partial class ClipboardBridge
{
    private sealed partial class Worker
    {
        private const int MaxDraining = 64;
        private const int MaxWindows = 64;
        private const int MaxNameListBytes = Limits.ClipboardPieceBytes - Limits.AtomNameBytes - 1;

        /// <summary>Targets whose answer means something only on the server where it was given, or has side effects.</summary>
        private static readonly string[] Unanswerable =
            ["PIXMAP", "BITMAP", "DRAWABLE", "COLORMAP", "WINDOW", "CLIENT_WINDOW", "OWNER_OS", "HOST_NAME", "PROCESS", "TASK", "DELETE", "INSERT_SELECTION", "INSERT_PROPERTY"];

        /// <summary>Targets that the end answers itself at which somebody pastes.</summary>
        private static readonly string[] Own = ["TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS"];

        private readonly Dictionary<uint, Give> _gives = [];
        private readonly Dictionary<uint, OutboundTransfer> _draining = [];
        private readonly Dictionary<uint, (long MovedUs, bool Incremental, uint Owner)> _discards = [];
        private readonly BulkWindow _bulk = new();
        private uint _dataAtom;
        private bool _toldRefusal;

        public void OnGet(ClipboardGet get)
        {
            if (Refusal(get) is { } refusal)
            {
                _connection.Send(Channel.Bulk, new ClipboardEnd(get.Id, refusal));
                return;
            }

            uint target = _names.OfPeer(get.Target);
            if (target == 0)
            {
                _connection.Send(Channel.Bulk, new ClipboardEnd(get.Id, ClipboardOutcome.Failed));
                return;
            }

            Give give = new(new OutboundTransfer(get.Id, _options.LimitBytes, NowUs), CreateWindow(), _owners[(int)get.Selection]);
            _gives[get.Id] = give;
            Watch(give.Owner);
            give.Question = (_selectionAtoms[(int)get.Selection], target);
            AskFreeOwners();
        }

        // Simple owners do not hear a question while they are still giving something else, piece by piece.
        private void AskFreeOwners()
        {
            foreach (Give give in _gives.Values.Where(give => give.Question.Target != 0 && _discards.Values.All(discard => discard.Owner != give.Owner || !discard.Incremental)))
            {
                xcb_convert_selection(X.Handle, give.Window, give.Question.Selection, give.Question.Target, _dataAtom, XCB_CURRENT_TIME);
                give.Question = default;
            }
        }

        public void OnAck(ClipboardAck ack)
        {
            long now = NowUs;
            if (_gives.TryGetValue(ack.Id, out Give? give))
            {
                _bulk.Received(give.Transfer.Acknowledge(ack, now), now);
            }
            else if (_draining.TryGetValue(ack.Id, out OutboundTransfer? done))
            {
                _bulk.Received(done.Acknowledge(ack, now), now);
                if (done.Received >= done.Sent)
                    _draining.Remove(ack.Id);
            }

            PumpAll();
        }

        public void OnCancel(ClipboardCancel cancel)
        {
            if (_gives.TryGetValue(cancel.Id, out Give? give))
                Forget(give);
            if (_draining.Remove(cancel.Id, out OutboundTransfer? done))
                _bulk.Forget(done.Sent - done.Received);
            PumpAll();
        }

        private ClipboardOutcome? Refusal(ClipboardGet get)
        {
            if (_gives.ContainsKey(get.Id))
                throw new ProtocolException($"Clipboard transfer {get.Id} is under way already.");
            int selection = (int)get.Selection;
            if (!_options.Gives)
                return ClipboardOutcome.Refused;
            if (selection >= Selections || Unanswerable.Contains(get.Target))
                return ClipboardOutcome.Failed;
            if (get.Serial == 0 || get.Serial != _ledgers[selection].LocalSerial)
                return ClipboardOutcome.Stale;
            if (_gives.Count >= MaxTransfers || _gives.Count + _discards.Count >= MaxWindows)
                return ClipboardOutcome.Busy;
            // Which targets there are tells no content, and programs ask for it whenever a selection changes.
            if (get.Target == "TARGETS" || _options.MayGive?.Invoke() != false)
                return null;
            if (!_toldRefusal)
                Log.LogWarning("The far end asked for the clipboard while nobody used its windows, and did not get it");
            _toldRefusal = true;
            return ClipboardOutcome.Refused;
        }

        private void OnSelectionNotify(xcb_selection_notify_event_t* e)
        {
            if (_discards.ContainsKey(e->requestor))
            {
                if (e->property == 0)
                    StopDiscarding(e->requestor);
                else
                    Discard(e->requestor);
                return;
            }

            if (Find(e->requestor) is not { Transfer.State: OutboundState.Asked } give)
                return;
            xcb_get_property_reply_t* reply = e->property == 0 ? null : GetProperty(give, 0, 4);
            if (reply == null || (reply->format is not (8 or 16 or 32)))
            {
                Libc.free(reply);
                Finish(give, ClipboardOutcome.Failed);
                return;
            }

            if (reply->type == _incrAtom)
            {
                uint announced = reply->value_len > 0 ? *(uint*)xcb_get_property_value(reply) : 0;
                Libc.free(reply);
                if (give.Transfer.GivenInPieces(announced, NowUs) is { } outcome)
                {
                    Finish(give, outcome);
                    return;
                }

                xcb_delete_property(X.Handle, give.Window, _dataAtom);
                return;
            }

            Libc.free(reply);
            give.Transfer.Given(NowUs);
            Pump(give);
        }

        private void OnProperty(xcb_property_notify_event_t* e)
        {
            if (e->state == XCB_PROPERTY_DELETE)
            {
                OnProgramReady(e->window, e->atom);
            }
            else if (e->atom == _dataAtom && _discards.ContainsKey(e->window))
            {
                Discard(e->window);
            }
            else if (e->atom == _dataAtom && Find(e->window) is { } give)
            {
                give.Transfer.PieceGiven(NowUs);
                Pump(give);
            }
        }

        private void PumpAll()
        {
            foreach (Give give in _gives.Values.ToArray())
                Pump(give);
        }

        /// <summary>Sends what there is room for.</summary>
        private void Pump(Give give)
        {
            int piece;
            while ((piece = give.Transfer.PieceBytes(_bulk.RoomBytes)) > 0)
            {
                xcb_get_property_reply_t* reply = GetProperty(give, give.OffsetBytes / 4, (uint)piece / 4);
                if (reply == null || reply->type == 0)
                {
                    Libc.free(reply);
                    Finish(give, ClipboardOutcome.Failed);
                    return;
                }

                if (give.TypeName.Length == 0)
                {
                    give.TypeName = _names.Of([reply->type])[0];
                    give.Format = reply->format;
                }

                ReadOnlySpan<byte> value = new(xcb_get_property_value(reply), xcb_get_property_value_length(reply));
                long left = reply->bytes_after;
                byte[] bytes = reply->type == XCB_ATOM_ATOM && reply->format == 32 ? NamesOf(MemoryMarshal.Cast<byte, uint>(value), ref left) : value.ToArray();
                Libc.free(reply);
                if (Send(give, bytes, left))
                    return;
            }
        }

        /// <summary>True when the transfer is over.</summary>
        private bool Send(Give give, byte[] bytes, long left)
        {
            OutboundTransfer transfer = give.Transfer;
            // An empty one at least once: it carries the type.
            if (bytes.Length > 0 || transfer.Sent == 0)
            {
                _connection.Send(Channel.Bulk, new ClipboardData(transfer.Id, (ulong)transfer.Sent, give.TypeName, give.Format, bytes));
                if (bytes.Length > 0)
                    _bulk.Sent(bytes.Length, NowUs);
            }

            give.OffsetBytes = left > 0 ? give.OffsetBytes + (uint)bytes.Length : 0;
            ClipboardOutcome? outcome = transfer.Read(bytes.Length, left, NowUs);
            if (outcome is { } end)
            {
                Finish(give, end);
                return true;
            }

            // The deletion asks for the next piece.
            if (left == 0)
                xcb_delete_property(X.Handle, give.Window, _dataAtom);
            return false;
        }

        private byte[] NamesOf(ReadOnlySpan<uint> atoms, ref long left)
        {
            left = 0;
            MemoryStream list = new();
            foreach (string name in _names.Of(atoms[..Math.Min(atoms.Length, MaxTargets)]))
            {
                if (name.Length == 0 || list.Length > MaxNameListBytes)
                    continue;
                list.Write(Encoding.UTF8.GetBytes(name));
                list.WriteByte(0);
            }

            return list.ToArray();
        }

        private xcb_get_property_reply_t* GetProperty(Give give, uint offsetWords, uint words) =>
            xcb_get_property_reply(X.Handle, xcb_get_property(X.Handle, 0, give.Window, _dataAtom, XCB_GET_PROPERTY_TYPE_ANY, offsetWords, words), null);

        private void OnOwnerGone(uint owner)
        {
            // What lies whole in a property of ours needs its owner no more.
            foreach (Give give in _gives.Values.Where(give => give.Owner == owner && (give.Transfer.Incremental || give.Transfer.State == OutboundState.Asked)).ToArray())
                Finish(give, ClipboardOutcome.Failed);
            foreach (uint window in _discards.Where(discard => discard.Value.Owner == owner).Select(discard => discard.Key).ToArray())
                StopDiscarding(window);
        }

        private void TickGives(long now)
        {
            foreach (Give give in _gives.Values.ToArray())
            {
                if (give.Transfer.Tick(now) is { } outcome)
                    Finish(give, outcome);
            }
        }

        private Give? Find(uint window) => _gives.Values.FirstOrDefault(give => give.Window == window);

        // Simple owners serve one program at a time and wait for ever for one that takes no more; some die of a window that is gone. So what
        // nobody wants any more is taken all the same, and thrown away.
        private void Discard(uint window)
        {
            xcb_get_property_reply_t* reply = xcb_get_property_reply(X.Handle, xcb_get_property(X.Handle, 0, window, _dataAtom, XCB_GET_PROPERTY_TYPE_ANY, 0, 0), null);
            uint type = reply == null ? 0 : reply->type;
            bool pieces = type == _incrAtom || _discards[window].Incremental;
            bool over = !pieces || (type != _incrAtom && reply->bytes_after == 0);
            Libc.free(reply);
            if (type == 0)
                return;
            xcb_delete_property(X.Handle, window, _dataAtom);
            if (over)
                StopDiscarding(window);
            else
                _discards[window] = _discards[window] with { MovedUs = NowUs, Incremental = true };
        }

        private void TickDiscards(long now)
        {
            foreach (uint window in _discards.Where(discard => now - discard.Value.MovedUs > OutboundTransfer.PatienceUs).Select(discard => discard.Key).ToArray())
                StopDiscarding(window);
        }

        private void StopDiscarding(uint window)
        {
            _discards.Remove(window, out (long MovedUs, bool Incremental, uint Owner) discard);
            xcb_destroy_window(X.Handle, window);
            Watch(discard.Owner);
            AskFreeOwners();
        }

        private void Finish(Give give, ClipboardOutcome outcome)
        {
            give.Transfer.End(outcome);
            _connection.Send(Channel.Bulk, new ClipboardEnd(give.Transfer.Id, outcome));
            Remove(give, done: outcome == ClipboardOutcome.Done);
            if (give.Transfer.Received >= give.Transfer.Sent)
                return;
            if (_draining.Count >= MaxDraining)
            {
                _bulk.Forget(_draining.Values.Sum(transfer => transfer.Sent - transfer.Received));
                _draining.Clear();
            }

            _draining[give.Transfer.Id] = give.Transfer;
        }

        private void Forget(Give give)
        {
            _bulk.Forget(give.Transfer.Sent - give.Transfer.Received);
            Remove(give, done: false);
        }

        private void Remove(Give give, bool done)
        {
            _gives.Remove(give.Transfer.Id);
            bool owed = !done && give.Question.Target == 0;
            if (owed)
                _discards[give.Window] = (NowUs, give.Transfer.Incremental, give.Owner);
            else
                xcb_destroy_window(X.Handle, give.Window);
            Watch(give.Owner);
            if (owed)
                Discard(give.Window);
        }

        /// <summary>One question of the other end.</summary>
        private sealed class Give(OutboundTransfer transfer, uint window, uint owner)
        {
            public OutboundTransfer Transfer { get; } = transfer;

            /// <summary>In whose property the owner answers; of its own, so that owners cannot mix their answers up.</summary>
            public uint Window { get; } = window;

            public uint Owner { get; } = owner;

            /// <summary>What the owner is still to be asked; zero once it is.</summary>
            public (uint Selection, uint Target) Question { get; set; }

            public uint OffsetBytes { get; set; }

            public string TypeName { get; set; } = "";

            public byte Format { get; set; } = 8;
        }
    }
}
