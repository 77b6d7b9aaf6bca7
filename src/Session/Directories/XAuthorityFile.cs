using System.Buffers.Binary;
using System.Text;

namespace Rdfwd.Session.Directories;

/// <summary>
/// An X authority file (the format of Xauth(3)): entries of five big-endian length-prefixed fields. It is written with one
/// entry of family FamilyWild and no display number, which fits this machine under every name it may have.
/// </summary>
public static class XAuthorityFile
{
    public const int CookieBytes = 16;

    private const ushort FamilyWild = 65535;
    private const string CookieProtocol = "MIT-MAGIC-COOKIE-1";

    /// <summary>A fresh random cookie.</summary>
    public static byte[] NewCookie()
    {
        // The kernel's own source: the framework's would load a whole cryptography library into every daemon.
        using FileStream random = File.OpenRead("/dev/urandom");
        byte[] cookie = new byte[CookieBytes];
        random.ReadExactly(cookie);
        return cookie;
    }

    /// <summary>The bytes of the file for one cookie.</summary>
    public static byte[] Format(ReadOnlySpan<byte> cookie)
    {
        using MemoryStream file = new();
        WriteUInt16(file, FamilyWild);
        WriteCounted(file, []);
        WriteCounted(file, []);
        WriteCounted(file, Encoding.ASCII.GetBytes(CookieProtocol));
        WriteCounted(file, cookie);
        return file.ToArray();
    }

    /// <summary>The first MIT-MAGIC-COOKIE-1 of a file, or null when it has none or is malformed.</summary>
    public static byte[]? FindCookie(ReadOnlySpan<byte> file)
    {
        while (file.Length >= 2)
        {
            file = file[2..];
            if (!TryReadCounted(ref file, out _) || !TryReadCounted(ref file, out _)
                || !TryReadCounted(ref file, out ReadOnlySpan<byte> protocol) || !TryReadCounted(ref file, out ReadOnlySpan<byte> cookie))
                return null;
            if (cookie.Length == CookieBytes && Encoding.ASCII.GetString(protocol) == CookieProtocol)
                return cookie.ToArray();
        }

        return null;
    }

    private static void WriteUInt16(MemoryStream file, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        file.Write(bytes);
    }

    private static void WriteCounted(MemoryStream file, ReadOnlySpan<byte> field)
    {
        WriteUInt16(file, (ushort)field.Length);
        file.Write(field);
    }

    private static bool TryReadCounted(ref ReadOnlySpan<byte> file, out ReadOnlySpan<byte> field)
    {
        field = default;
        if (file.Length < 2)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(file);
        if (file.Length < 2 + length)
            return false;
        field = file.Slice(2, length);
        file = file[(2 + length)..];
        return true;
    }
}
