using System.Text;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Clipboard;

/// <summary>
/// Atoms and their names on one server. Servers never forget an atom, so a peer can have only so many new ones made. Belongs to the
/// connection's thread.
/// </summary>
internal sealed unsafe class AtomNames
{
    private const int MaxFromPeer = 2048;

    private readonly XConnection _x;
    private readonly Dictionary<string, uint> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, string> _byAtom = [];

    public AtomNames(XConnection x)
    {
        _x = x;
    }

    /// <summary>The atom of a name that the peer chose; 0 when it may not have more, or the name cannot be an atom's.</summary>
    public uint OfPeer(string name)
    {
        if (_byName.TryGetValue(name, out uint known))
            return known;
        if (name.Length == 0 || _byName.Count >= MaxFromPeer)
            return 0;
        uint atom = _x.Atoms.Intern(name);
        if (atom != 0)
            Remember(atom, name);
        return atom;
    }

    /// <summary>The names of atoms, asked for in one round trip; empty for numbers that are none.</summary>
    public string[] Of(ReadOnlySpan<uint> atoms)
    {
        string[] names = new string[atoms.Length];
        xcb_cookie_t[] cookies = new xcb_cookie_t[atoms.Length];
        for (int i = 0; i < atoms.Length; i++)
        {
            if (!_byAtom.ContainsKey(atoms[i]))
                cookies[i] = xcb_get_atom_name(_x.Handle, atoms[i]);
        }

        for (int i = 0; i < atoms.Length; i++)
        {
            if (!_byAtom.TryGetValue(atoms[i], out string? name))
                name = Take(cookies[i], atoms[i]);
            names[i] = name;
        }

        return names;
    }

    private string Take(xcb_cookie_t cookie, uint atom)
    {
        if (cookie.sequence == 0)
            return _byAtom.GetValueOrDefault(atom, "");
        xcb_get_atom_name_reply_t* reply = xcb_get_atom_name_reply(_x.Handle, cookie, null);
        if (reply == null)
            return "";
        int length = xcb_get_atom_name_name_length(reply);
        string name = length is > 0 and <= Limits.AtomNameBytes ? Encoding.UTF8.GetString(xcb_get_atom_name_name(reply), length) : "";
        Libc.free(reply);
        // A name that does not survive the way there and back names nothing at the other end.
        if (name.Contains('\0', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(name) != length)
            return "";
        if (_byAtom.Count < MaxFromPeer)
            Remember(atom, name);
        return name;
    }

    private void Remember(uint atom, string name)
    {
        _byName[name] = atom;
        _byAtom[atom] = name;
    }
}
