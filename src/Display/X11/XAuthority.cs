using System.Buffers.Binary;
using System.Text;

namespace Rdfwd.Display.X11;

/// <summary>Reads cookies from an authority file (Xau, section "Data format": big-endian counted strings).</summary>
internal static class XAuthority
{
    private const string CookieProtocol = "MIT-MAGIC-COOKIE-1";
    private const long MaxFileBytes = 1 << 20;

    /// <summary>The cookie for a local display number, or null when the file has none or is not an authority file.</summary>
    public static byte[]? FindCookie(string path, int displayNumber)
    {
        FileInfo file = new(path);
        if (!file.Exists || file.Length > MaxFileBytes)
            return null;
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        while (TryTake(ref rest, out ReadOnlySpan<byte> number, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data))
        {
            bool anyDisplay = number.IsEmpty;
            bool sameDisplay = int.TryParse(Encoding.ASCII.GetString(number), out int n) && n == displayNumber;
            if ((anyDisplay || sameDisplay) && Encoding.ASCII.GetString(name) == CookieProtocol)
                return data.ToArray();
        }

        return null;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> number, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data)
    {
        number = name = data = default;
        if (rest.Length < 2)
            return false;
        rest = rest[2..];
        return TryCounted(ref rest, out _) && TryCounted(ref rest, out number) && TryCounted(ref rest, out name) && TryCounted(ref rest, out data);
    }

    private static bool TryCounted(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (rest.Length < 2)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length < 2 + length)
            return false;
        value = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return true;
    }
}
