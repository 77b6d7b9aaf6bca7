using System.Text;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>Takes files that a person drops onto near windows (XDND 5, target's side). Owned by the thread near-windows.</summary>
internal sealed unsafe class DropTarget
{
    private const uint Version = 5;

    private readonly XConnection _x;
    private readonly uint _aware, _enter, _position, _status, _leave, _drop, _finished, _selection, _copy, _list, _typeList, _answer;
    private uint _source;
    private bool _namesFiles;
    private uint _droppedOn;

    public DropTarget(XConnection x)
    {
        _x = x;
        _aware = x.Atoms.Intern("XdndAware");
        _enter = x.Atoms.Intern("XdndEnter");
        _position = x.Atoms.Intern("XdndPosition");
        _status = x.Atoms.Intern("XdndStatus");
        _leave = x.Atoms.Intern("XdndLeave");
        _drop = x.Atoms.Intern("XdndDrop");
        _finished = x.Atoms.Intern("XdndFinished");
        _selection = x.Atoms.Intern("XdndSelection");
        _copy = x.Atoms.Intern("XdndActionCopy");
        _typeList = x.Atoms.Intern("XdndTypeList");
        _list = x.Atoms.Intern("text/uri-list");
        _answer = x.Atoms.Intern("_RDFWD_DROP");
    }

    /// <summary>Whether anybody takes files; otherwise drags see no target.</summary>
    public bool Enabled { get; set; }

    /// <summary>Lets drags see a window.</summary>
    public void Announce(uint window)
    {
        uint version = Version;
        xcb_change_property(_x.Handle, (byte)XCB_PROP_MODE_REPLACE, window, _aware, XCB_ATOM_ATOM, 32, 1, &version);
    }

    /// <summary>Takes a message of a drag; false when it is another one.</summary>
    /// <param name="window">The near window it came to.</param>
    /// <param name="type">Its type.</param>
    /// <param name="data">Its five words.</param>
    public bool OnMessage(uint window, uint type, ReadOnlySpan<uint> data)
    {
        if (type == _enter)
            Enter(data);
        else if (type == _position)
            Answer(window, data[0]);
        else if (type == _leave)
            Forget();
        else if (type == _drop)
            Drop(window, data);
        else
            return false;
        return true;
    }

    /// <summary>The content of a drop came: the paths, none when the source gave up. Null when it is the answer to something else.</summary>
    public IReadOnlyList<string>? OnSelection(xcb_selection_notify_event_t* e)
    {
        if (e->selection != _selection || _droppedOn == 0 || e->requestor != _droppedOn)
            return null;
        IReadOnlyList<string> paths = [];
        if (e->property != 0)
        {
            byte[]? bytes = XProperty.TakeBytes(_x, XProperty.Request(_x, e->requestor, e->property), out uint type);
            xcb_delete_property(_x.Handle, e->requestor, e->property);
            if (bytes is not null && type == _list)
                paths = FileUris.Parse(Encoding.UTF8.GetString(bytes), Environment.MachineName);
        }

        Finish(_droppedOn, paths.Count > 0);
        return paths;
    }

    private void Enter(ReadOnlySpan<uint> data)
    {
        const uint more = 1;
        _source = data[0];
        _droppedOn = 0;
        // A source with more than three types lists all of them in a property.
        uint[] types = (data[1] & more) != 0 ? XProperty.TakeWords(_x, XProperty.Request(_x, _source, _typeList)) ?? [] : data[2..5].ToArray();
        _namesFiles = types.Contains(_list);
    }

    private void Answer(uint window, uint source)
    {
        // An empty rectangle asks for every position; all of a window is alike, but a status may be lost.
        bool accepts = Enabled && source == _source && _namesFiles;
        Send(source, _status, [window, accepts ? 1u : 0u, 0, 0, accepts ? _copy : 0]);
    }

    private void Drop(uint window, ReadOnlySpan<uint> data)
    {
        if (data[0] != _source)
            return;
        _droppedOn = window;
        if (Enabled && _namesFiles)
            xcb_convert_selection(_x.Handle, window, _selection, _list, _answer, data[2]);
        else
            Finish(window, taken: false);
    }

    private void Finish(uint window, bool taken)
    {
        Send(_source, _finished, [window, taken ? 1u : 0u, taken ? _copy : 0, 0, 0]);
        Forget();
    }

    private void Forget()
    {
        _source = _droppedOn = 0;
        _namesFiles = false;
    }

    private void Send(uint source, uint type, ReadOnlySpan<uint> data)
    {
        if (source != 0)
            XProperty.SendClientMessage(_x, source, 0, source, type, data);
    }
}
