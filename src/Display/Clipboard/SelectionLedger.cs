using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Clipboard;

/// <summary>
/// Who owns one selection, at both ends. Pure. Ownership that this end took in the other's name is never told back, so two ends
/// never hand it to and fro; of two that were taken at once the near end's stays.
/// </summary>
internal sealed class SelectionLedger
{
    private readonly ClipboardSelection _selection;
    private readonly bool _isNear;
    private uint _lastSerial;
    private uint _seen;
    private uint _passedOver;
    private uint _toldSerial;
    private bool _toldOwner;
    private bool _dirty = true;

    public SelectionLedger(ClipboardSelection selection, bool isNear)
    {
        _selection = selection;
        _isNear = isNear;
    }

    /// <summary>The present ownership of a program at this end; 0 when none here has it.</summary>
    public uint LocalSerial { get; private set; }

    /// <summary>The ownership at the other end that this end stands in for; 0 when it does not.</summary>
    public uint RemoteSerial { get; private set; }

    /// <summary>Whether the other end is to be told of a change.</summary>
    public bool HasNews => _dirty && (LocalSerial != 0 || _toldOwner);

    /// <summary>The selection changed hands on this end's server.</summary>
    /// <param name="owned">Whether a program has it now; false when nobody has.</param>
    public OwnerStep LocalOwner(bool owned)
    {
        // An owner of which the other end never heard is gone: the one there that had to give way to it is still there.
        bool never = !owned && LocalSerial != 0 && LocalSerial != _toldSerial;
        if (never && _passedOver != 0)
            return TakeOver(_passedOver);
        if (RemoteSerial != 0)
            _passedOver = RemoteSerial;
        RemoteSerial = 0;
        LocalSerial = owned ? ++_lastSerial : 0;
        _dirty = true;
        return OwnerStep.None;
    }

    /// <summary>The message for the other end, once there is news.</summary>
    public ClipboardOwner TakeNews()
    {
        _dirty = false;
        _toldOwner = LocalSerial != 0;
        if (LocalSerial != 0)
            _toldSerial = LocalSerial;
        _passedOver = 0;
        return new ClipboardOwner(_selection, LocalSerial, _seen);
    }

    /// <summary>The other end told of a change.</summary>
    public OwnerStep RemoteOwner(ClipboardOwner message)
    {
        if (message.Serial == 0)
        {
            bool stoodIn = RemoteSerial != 0;
            _passedOver = 0;
            RemoteSerial = 0;
            return stoodIn ? OwnerStep.Release : OwnerStep.None;
        }

        _seen = message.Serial;
        if (_isNear && message.Seen != _toldSerial)
        {
            // It will hear of an owner here, and give way to it, be that one gone by then.
            return OwnerStep.None;
        }

        if (_isNear && LocalSerial != 0 && LocalSerial != _toldSerial)
        {
            _passedOver = message.Serial;
            return OwnerStep.None;
        }

        return TakeOver(message.Serial);
    }

    private OwnerStep TakeOver(uint serial)
    {
        LocalSerial = 0;
        _passedOver = 0;
        _toldOwner = false;
        _dirty = false;
        RemoteSerial = serial;
        return OwnerStep.Take;
    }
}
