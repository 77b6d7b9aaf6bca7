using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.X11;

/// <summary>The atoms of one server: the known ones are interned in one round trip, others on demand.</summary>
public sealed unsafe class Atoms
{
    private readonly XConnection _x;
    private readonly uint[] _known;
    private readonly Dictionary<uint, Atom> _reverse = [];

    internal Atoms(XConnection x)
    {
        _x = x;
        string[] names = Enum.GetNames<Atom>();
        _known = new uint[names.Length];
        xcb_cookie_t[] cookies = new xcb_cookie_t[names.Length];
        for (int i = 0; i < names.Length; i++)
            cookies[i] = Request(names[i]);
        for (int i = 0; i < names.Length; i++)
        {
            _known[i] = Reply(cookies[i]);
            _reverse[_known[i]] = (Atom)i;
        }
    }

    public uint this[Atom atom] => _known[(int)atom];

    /// <summary>Which known atom a number is, if any.</summary>
    public bool TryGet(uint number, out Atom atom) => _reverse.TryGetValue(number, out atom);

    /// <summary>Interns any name; one round trip.</summary>
    public uint Intern(string name) => Reply(Request(name));

    private xcb_cookie_t Request(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        fixed (byte* p = bytes)
            return xcb_intern_atom(_x.Handle, 0, (ushort)bytes.Length, p);
    }

    private uint Reply(xcb_cookie_t cookie)
    {
        xcb_intern_atom_reply_t* reply = xcb_intern_atom_reply(_x.Handle, cookie, null);
        if (reply == null)
            return 0;
        uint atom = reply->atom;
        Libc.free(reply);
        return atom;
    }
}
