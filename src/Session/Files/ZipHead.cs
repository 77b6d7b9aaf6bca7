using System.Buffers.Binary;

namespace Rdfwd.Session.Files;

/// <summary>The first entry of a zip file, by which its kinds are told apart (APPNOTE 4.3.7, "local file header"). Pure.</summary>
internal static class ZipHead
{
    private const int HeaderBytes = 30;
    private const ushort JavaArchive = 0xcafe;

    // What word processors put first.
    private static readonly string[] OfficeParts = ["[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/"];

    /// <summary>Whether the first entry is an uncompressed <c>mimetype</c> of exactly this content, as OpenDocument and EPUB ask for.</summary>
    public static bool IsTyped(ReadOnlySpan<byte> head, ReadOnlySpan<byte> type)
    {
        const int stored = 0;
        if (!TryRead(head, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> content) || !name.SequenceEqual("mimetype"u8))
            return false;
        return BinaryPrimitives.ReadUInt16LittleEndian(head[8..]) == stored
            && BinaryPrimitives.ReadUInt32LittleEndian(head[18..]) == (uint)type.Length
            && content.StartsWith(type);
    }

    /// <summary>Whether the first entry is one of an Office Open XML document.</summary>
    public static bool IsOffice(ReadOnlySpan<byte> head)
    {
        if (!TryRead(head, out ReadOnlySpan<byte> name, out _))
            return false;
        string text = System.Text.Encoding.ASCII.GetString(name);
        return OfficeParts.Any(part => text.StartsWith(part, StringComparison.Ordinal));
    }

    private static bool TryRead(ReadOnlySpan<byte> head, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> content)
    {
        name = content = default;
        if (head.Length < HeaderBytes || !head.StartsWith("PK\u0003\u0004"u8))
            return false;
        int nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(head[26..]), extraBytes = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        ReadOnlySpan<byte> rest = head[HeaderBytes..];
        if (rest.Length < nameBytes + extraBytes)
            return false;
        name = rest[..nameBytes];
        content = rest[(nameBytes + extraBytes)..];
        // The mark by which some desktops take a zip file for a Java program.
        return extraBytes < 2 || BinaryPrimitives.ReadUInt16LittleEndian(rest[nameBytes..]) != JavaArchive;
    }
}
