using System.Runtime.InteropServices;
using System.Text;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Clipboard;

/// <content>Programs here paste what is owned at the other end.</content>
public sealed unsafe partial class ClipboardBridge
{
    private sealed partial class Worker
    {
        private const int MaxTargets = 1024;
        private const int MaxGroup = 32;

        private readonly Dictionary<uint, Paste> _pastes = [];
        private readonly string[]?[] _targets = new string[]?[Selections];
        private HashSet<uint> _unanswerable = [];
        private uint _targetsAtom, _timestampAtom, _multipleAtom, _saveTargetsAtom, _atomPairAtom, _incrAtom, _nullAtom;
        private uint _lastId;

        public void OnData(ClipboardData data)
        {
            if (!_pastes.TryGetValue(data.Id, out Paste? paste))
                return;
            Do(paste, paste.Transfer.Receive(data, NowUs));
            // After the end too: the sender's window counts on it.
            Acknowledge(paste.Transfer);
        }

        public void OnEnd(ClipboardEnd end)
        {
            if (_pastes.TryGetValue(end.Id, out Paste? paste))
                Do(paste, paste.Transfer.End(end.Outcome, NowUs));
        }

        private static bool IsSame(Paste paste, uint requestor, uint property) => paste.Requestor == requestor && paste.Property == property;

        private void InternTargets()
        {
            _targetsAtom = X.Atoms.Intern("TARGETS");
            _timestampAtom = X.Atoms.Intern("TIMESTAMP");
            _multipleAtom = X.Atoms.Intern("MULTIPLE");
            _saveTargetsAtom = X.Atoms.Intern("SAVE_TARGETS");
            _atomPairAtom = X.Atoms.Intern("ATOM_PAIR");
            _incrAtom = X.Atoms.Intern("INCR");
            _nullAtom = X.Atoms.Intern("NULL");
            _dataAtom = X.Atoms.Intern("_RDFWD_DATA");
            _unanswerable = [.. Unanswerable.Select(X.Atoms.Intern)];
        }

        private void OnSelectionRequest(xcb_selection_request_event_t* e)
        {
            int selection = Array.IndexOf(_selectionAtoms, e->selection);
            // Old programs name no property and mean the target's (ICCCM 2.2).
            uint property = e->property != 0 ? e->property : e->target;
            Paste paste = new(selection, e->requestor, e->target, property, e->time, null, 0);
            if (selection < 0 || _ledgers[selection].RemoteSerial == 0 || e->owner != _window)
                Settle(paste, answered: false);
            else if (e->target == _multipleAtom)
                AnswerMultiple(paste);
            else
                Answer(paste);
        }

        private void Answer(Paste paste)
        {
            if (paste.Target == _timestampAtom)
            {
                uint time = _acquired[paste.Selection];
                Write(paste, XCB_ATOM_INTEGER, 32, MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in time)));
                Settle(paste, answered: true);
            }
            else if (paste.Target == _saveTargetsAtom)
            {
                // The owner is at the other end and lives on; there is nothing to save here (ICCCM 2.6.3: side effects answer with NULL).
                Write(paste, _nullAtom, 32, []);
                Settle(paste, answered: true);
            }
            else if (paste.Target == _targetsAtom && _targets[paste.Selection] is { } known)
            {
                WriteTargets(paste, known);
                Settle(paste, answered: true);
            }
            else if (paste.Target == _multipleAtom || _unanswerable.Contains(paste.Target))
            {
                Settle(paste, answered: false);
            }
            else
            {
                Ask(paste);
            }
        }

        private void Ask(Paste paste)
        {
            // A program that asks again for the same property has given its first question up.
            if (_pastes.Values.FirstOrDefault(other => IsSame(other, paste.Requestor, paste.Property)) is { } given)
                Drop(given);
            string name = _pastes.Count < MaxTransfers ? _names.Of([paste.Target])[0] : "";
            if (name.Length == 0)
            {
                Settle(paste, answered: false);
                return;
            }

            paste.Transfer = new InboundTransfer(++_lastId, _options.LimitBytes, NowUs);
            _pastes[_lastId] = paste;
            _connection.Send(Channel.Control, new ClipboardGet(_lastId, (ClipboardSelection)paste.Selection, _ledgers[paste.Selection].RemoteSerial, name));
        }

        // The pairs of target and property are in the property that the request names (ICCCM 2.6.2).
        private void AnswerMultiple(Paste paste)
        {
            xcb_get_property_reply_t* reply = xcb_get_property_reply(
                X.Handle, xcb_get_property(X.Handle, 0, paste.Requestor, paste.Property, XCB_GET_PROPERTY_TYPE_ANY, 0, MaxGroup * 2), null);
            uint[] pairs = reply != null && reply->format == 32 && reply->bytes_after == 0
                ? new ReadOnlySpan<uint>(xcb_get_property_value(reply), xcb_get_property_value_length(reply) / 4).ToArray()
                : [];
            Libc.free(reply);
            if (pairs.Length < 2)
            {
                Settle(paste, answered: false);
                return;
            }

            PasteGroup group = new(paste, pairs);
            for (int i = 0; i + 1 < pairs.Length; i += 2)
                Answer(new Paste(paste.Selection, paste.Requestor, pairs[i], pairs[i + 1], paste.Time, group, i));
        }

        private void Do(Paste paste, InboundStep step)
        {
            InboundTransfer transfer = paste.Transfer;
            switch (step)
            {
                case InboundStep.Whole:
                    bool written = WriteWhole(paste, transfer.TakeBytes(int.MaxValue));
                    Remove(paste);
                    Settle(paste, written);
                    break;
                case InboundStep.Begin:
                    Begin(paste);
                    break;
                case InboundStep.Piece:
                    Write(paste, paste.TypeAtom, transfer.Format, transfer.TakeBytes(InboundTransfer.WholeBytes));
                    Acknowledge(transfer);
                    break;
                case InboundStep.Finish:
                    Write(paste, paste.TypeAtom, transfer.Format, []);
                    Remove(paste);
                    break;
                case InboundStep.Refuse:
                    Drop(paste);
                    Settle(paste, answered: false);
                    break;
                case InboundStep.Abandon:
                    Drop(paste);
                    break;
                default:
                    break;
            }
        }

        private void Begin(Paste paste)
        {
            paste.TypeAtom = _names.OfPeer(paste.Transfer.ContentType);
            paste.Watched = true;
            if (paste.TypeAtom == 0 || !Watch(paste.Requestor))
            {
                Drop(paste);
                Settle(paste, answered: false);
                return;
            }

            uint atLeast = (uint)Math.Min(uint.MaxValue, paste.Transfer.BufferedBytes);
            Write(paste, _incrAtom, 32, MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in atLeast)));
            Settle(paste, answered: true);
        }

        private bool WriteWhole(Paste paste, byte[] bytes)
        {
            if (paste.Transfer.ContentType == "ATOM")
            {
                string[] names = Encoding.UTF8.GetString(bytes).Split('\0', MaxTargets + 1, StringSplitOptions.RemoveEmptyEntries);
                if (paste.Target == _targetsAtom)
                {
                    names = [.. names.Take(MaxTargets).Except(Unanswerable).Except(Own)];
                    _targets[paste.Selection] = names;
                    WriteTargets(paste, names);
                }
                else
                {
                    WriteAtoms(paste, [.. names.Take(MaxTargets).Select(_names.OfPeer)]);
                }

                return true;
            }

            uint type = _names.OfPeer(paste.Transfer.ContentType);
            if (type == 0 || paste.Target == _targetsAtom)
                return false;
            Write(paste, type, paste.Transfer.Format, bytes);
            return true;
        }

        private void WriteTargets(Paste paste, string[] names) =>
            WriteAtoms(paste, [_targetsAtom, _timestampAtom, _multipleAtom, .. names.Select(_names.OfPeer).Where(atom => atom != 0)]);

        private void WriteAtoms(Paste paste, uint[] atoms) => Write(paste, XCB_ATOM_ATOM, 32, MemoryMarshal.AsBytes(atoms.AsSpan()));

        private void Write(Paste paste, uint type, byte format, ReadOnlySpan<byte> bytes)
        {
            fixed (byte* data = bytes)
                xcb_change_property(X.Handle, (byte)XCB_PROP_MODE_REPLACE, paste.Requestor, paste.Property, type, format, (uint)(bytes.Length / (format / 8)), data);
        }

        /// <summary>Tells the program that its answer is there, or that there is none; of a MULTIPLE once all parts are settled.</summary>
        private void Settle(Paste paste, bool answered)
        {
            if (paste.Group is { } group)
            {
                if (!answered)
                    group.Pairs[paste.Index] = 0;
                if (--group.Left > 0)
                    return;
                Write(group.Whole, _atomPairAtom, 32, MemoryMarshal.AsBytes(group.Pairs.AsSpan()));
                paste = group.Whole;
                answered = true;
            }

            xcb_selection_notify_event_t notify = default;
            notify.response_type = (byte)XCB_SELECTION_NOTIFY;
            notify.time = paste.Time;
            notify.requestor = paste.Requestor;
            notify.selection = paste.Selection >= 0 ? _selectionAtoms[paste.Selection] : 0;
            notify.target = paste.Target;
            notify.property = answered ? paste.Property : 0;
            Span<byte> whole = stackalloc byte[32];
            MemoryMarshal.Write(whole, in notify);
            fixed (byte* bytes = whole)
                xcb_send_event(X.Handle, 0, paste.Requestor, 0, bytes);
        }

        private void OnProgramReady(uint requestor, uint property)
        {
            if (_pastes.Values.FirstOrDefault(paste => paste.Watched && IsSame(paste, requestor, property)) is { } waiting)
                Do(waiting, waiting.Transfer.ProgramReady(NowUs));
        }

        private void OnRequestorGone(uint requestor)
        {
            foreach (Paste paste in _pastes.Values.Where(paste => paste.Requestor == requestor).ToArray())
                Drop(paste);
        }

        private void TickPastes(long now)
        {
            foreach (Paste paste in _pastes.Values.ToArray())
                Do(paste, paste.Transfer.Tick(now));
        }

        private void Drop(Paste paste)
        {
            if (paste.Transfer.PeerSends && _pastes.ContainsKey(paste.Transfer.Id))
                _connection.Send(Channel.Control, new ClipboardCancel(paste.Transfer.Id));
            Remove(paste);
        }

        private void Remove(Paste paste)
        {
            _pastes.Remove(paste.Transfer.Id);
            if (paste.Watched)
                Watch(paste.Requestor);
        }

        private void Acknowledge(InboundTransfer transfer) =>
            _connection.Send(Channel.Control, new ClipboardAck(transfer.Id, (ulong)transfer.Received, (ulong)transfer.Taken));

        /// <summary>One question of a program here.</summary>
        private sealed class Paste(int selection, uint requestor, uint target, uint property, uint time, PasteGroup? group, int index)
        {
            public int Selection { get; } = selection;

            public uint Requestor { get; } = requestor;

            public uint Target { get; } = target;

            public uint Property { get; } = property;

            public uint Time { get; } = time;

            public PasteGroup? Group { get; } = group;

            /// <summary>Where its pair begins in the group.</summary>
            public int Index { get; } = index;

            public InboundTransfer Transfer { get; set; } = null!;

            public uint TypeAtom { get; set; }

            /// <summary>Whether the program's window tells us what becomes of the property.</summary>
            public bool Watched { get; set; }
        }

        /// <summary>A MULTIPLE: several questions with one answer.</summary>
        private sealed class PasteGroup(Paste whole, uint[] pairs)
        {
            public Paste Whole { get; } = whole;

            public uint[] Pairs { get; } = pairs;

            public int Left { get; set; } = pairs.Length / 2;
        }
    }
}
