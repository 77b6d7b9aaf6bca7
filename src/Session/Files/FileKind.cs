using System.Diagnostics.CodeAnalysis;

namespace Rdfwd.Session.Files;

/// <summary>
/// A kind of file that may be opened for a far program: one whose programs show it and do nothing else, and that can be told by its first bytes.
/// Programs, scripts, desktop entries, web pages, archives, disk images and whatever else is not listed have no kind. Pure.
/// </summary>
/// <param name="Name">For a person, in ASCII.</param>
/// <param name="Agrees">Whether the first bytes of a file, at most <see cref="HeadBytes"/>, are those of the kind.</param>
internal sealed record FileKind(string Name, FileKind.HeadCheck Agrees)
{
    /// <summary>How much of a file is looked at.</summary>
    public const int HeadBytes = 64 * 1024;

    private static readonly Dictionary<string, FileKind> ByExtension = List();

    /// <summary>Looks at the first bytes of a file.</summary>
    public delegate bool HeadCheck(ReadOnlySpan<byte> head);

    /// <summary>The kind by the end of a name, which is what desktops go by; false for what is not opened.</summary>
    public static bool TryOf(string name, [NotNullWhen(true)] out FileKind? kind)
    {
        int dot = name.LastIndexOf('.');
        kind = null;
        return dot > 0 && ByExtension.TryGetValue(name[(dot + 1)..].ToLowerInvariant(), out kind);
    }

    private static Dictionary<string, FileKind> List()
    {
        Dictionary<string, FileKind> kinds = [];
        Add(kinds, "PDF document", head => head.StartsWith("%PDF-"u8), "pdf");
        Add(kinds, "DjVu document", head => head.StartsWith("AT&TFORM"u8), "djvu", "djv");
        Add(kinds, "RTF document", head => head.StartsWith(@"{\rtf"u8), "rtf");
        Add(kinds, "e-book", head => ZipHead.IsTyped(head, "application/epub+zip"u8), "epub");
        Add(kinds, "text document", head => ZipHead.IsTyped(head, "application/vnd.oasis.opendocument.text"u8), "odt");
        Add(kinds, "spreadsheet", head => ZipHead.IsTyped(head, "application/vnd.oasis.opendocument.spreadsheet"u8), "ods");
        Add(kinds, "presentation", head => ZipHead.IsTyped(head, "application/vnd.oasis.opendocument.presentation"u8), "odp");
        Add(kinds, "drawing", head => ZipHead.IsTyped(head, "application/vnd.oasis.opendocument.graphics"u8), "odg");
        Add(kinds, "text document", ZipHead.IsOffice, "docx");
        Add(kinds, "spreadsheet", ZipHead.IsOffice, "xlsx");
        Add(kinds, "presentation", ZipHead.IsOffice, "pptx");
        Add(kinds, "plain text", IsText, "txt", "text", "log", "md", "csv", "tsv", "json");
        Add(kinds, "picture", head => head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]), "png");
        Add(kinds, "picture", head => head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]), "jpg", "jpeg");
        Add(kinds, "picture", head => head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8), "gif");
        Add(kinds, "picture", head => head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8), "tif", "tiff");
        Add(kinds, "picture", head => IsRiff(head, "WEBP"u8), "webp");
        Add(kinds, "picture", IsIsoMedia, "avif", "heic");
        Add(kinds, "film", IsIsoMedia, "mp4", "m4v", "mov");
        Add(kinds, "film", head => head.StartsWith((ReadOnlySpan<byte>)[0x1a, 0x45, 0xdf, 0xa3]), "mkv", "webm");
        Add(kinds, "film", head => IsRiff(head, "AVI "u8), "avi");
        Add(kinds, "film", head => head.StartsWith("OggS"u8), "ogv");
        Add(kinds, "sound", IsIsoMedia, "m4a");
        Add(kinds, "sound", head => head.StartsWith("OggS"u8), "ogg", "oga", "opus");
        Add(kinds, "sound", head => head.StartsWith("fLaC"u8), "flac");
        Add(kinds, "sound", head => IsRiff(head, "WAVE"u8), "wav");
        Add(kinds, "sound", head => head.StartsWith("ID3"u8) || (head.Length > 2 && head[0] == 0xff && (head[1] & 0xe6) == 0xe2), "mp3");
        return kinds;
    }

    private static void Add(Dictionary<string, FileKind> kinds, string name, HeadCheck agrees, params string[] extensions)
    {
        FileKind kind = new(name, agrees);
        foreach (string extension in extensions)
            kinds.Add(extension, kind);
    }

    private static bool IsRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) => head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith(form);

    private static bool IsIsoMedia(ReadOnlySpan<byte> head) => head.Length >= 12 && head[4..].StartsWith("ftyp"u8);

    // A desktop that goes by the content alone must not take it for something that it would run or show as a page.
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = head.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n\f\v"u8);
        foreach (byte b in text)
        {
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1b) or 0x7f)
                return false;
        }

        return !(text.StartsWith("#!"u8) || text.StartsWith("<"u8) || text.StartsWith("%"u8) || text.StartsWith("@"u8) || text.StartsWith("MZ"u8))
            && text.IndexOf("[Desktop Entry]"u8) < 0;
    }
}
