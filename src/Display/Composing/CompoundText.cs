using System.Text;
using Rdfwd.Interop.Libc;
using static Rdfwd.Interop.XcbImdkit.XcbImdkit;

namespace Rdfwd.Display.Composing;

/// <summary>The encoding in which input methods give text (X Consortium standard "Compound Text Encoding").</summary>
internal static unsafe class CompoundText
{
    public static string Decode(ReadOnlySpan<byte> text)
    {
        // The library wants a zero behind it.
        byte[] copy = [.. text, 0];
        nuint length = 0;
        byte* utf8;
        fixed (byte* p = copy)
            utf8 = xcb_compound_text_to_utf8(p, (nuint)text.Length, &length);
        if (utf8 == null)
            return "";
        string decoded = Encoding.UTF8.GetString(utf8, (int)length);
        Libc.free(utf8);
        return decoded;
    }
}
