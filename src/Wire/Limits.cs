namespace Rdfwd.Wire;

/// <summary>Every bound on what a peer may send or make this end hold. Bytes unless said otherwise.</summary>
public static class Limits
{
    /// <summary>The largest payload of one chunk.</summary>
    public const int ChunkPayload = 16 * 1024;

    /// <summary>The payload of a chunk of pixels that are held to a pace.</summary>
    public const int PacedChunkPayload = 4 * 1024;

    /// <summary>What may come before the preamble of the far end.</summary>
    public const int PreambleNoise = 64 * 1024;

    /// <summary>The largest message of the channel before the peer's Hello was accepted; 0 means that the channel is closed.</summary>
    public static int MessageBeforeHello(Channel channel) => channel == Channel.Control ? 64 * 1024 : 0;

    /// <summary>The largest message of the channel after Hello.</summary>
    public static int Message(Channel channel) => channel switch
    {
        Channel.Control => 4 * 1024 * 1024,
        Channel.Ack => 256,
        Channel.Cursor => 1024 * 1024,
        Channel.Audio => 64 * 1024,
        Channel.PixelsFirst or Channel.Pixels => 128 * 1024 * 1024,
        Channel.Bulk => 16 * 1024 * 1024,
        _ => 0,
    };

    /// <summary>What may wait on the sending side of the channel; more means that the peer does not read.</summary>
    public static int Queue(Channel channel) => channel switch
    {
        Channel.Control => 8 * 1024 * 1024,
        Channel.Ack => 256 * 1024,
        Channel.Cursor => 4 * 1024 * 1024,
        Channel.Audio => 512 * 1024,
        Channel.PixelsFirst or Channel.Pixels => 256 * 1024 * 1024,
        Channel.Bulk => 64 * 1024 * 1024,
        _ => 0,
    };

    /// <summary>Arrays and maps within one another, counted in levels.</summary>
    public const int NestingLevels = 32;

    // Strings.
    public const int ProgramBytes = 256;
    public const int RoleBytes = 64;
    public const int VerbBytes = 64;
    public const int TargetBytes = 4096;
    public const int NameBytes = 1024;
    public const int ReasonBytes = 16 * 1024;
    public const int OptionKeyBytes = 256;
    public const int OptionValueBytes = 128 * 1024;
    public const int JsonBytes = 4 * 1024 * 1024;
    public const int TitleBytes = 4096;
    public const int ClassBytes = 1024;
    public const int XkbNameBytes = 1024;
    public const int CommittedTextBytes = 1024;
    public const int KeymapTextBytes = 1024 * 1024;
    public const int CodecNameBytes = 64;
    public const int CodecReasonBytes = 1024;

    // Counts.
    public const int Capabilities = 256;
    public const int Options = 1024;
    public const int OptionValues = 4096;
    public const int Monitors = 64;
    public const int Windows = 4096;
    public const int WindowPropertyKeys = 64;
    public const int FrameRects = 4096;
    public const int CodecsTried = 32;

    /// <summary>Rectangles of one shape; a window with a finer one is shown whole.</summary>
    public const int ShapeRectangles = 2048;

    /// <summary>Settings of one kind that a near desktop may have.</summary>
    public const int DesktopSettings = 256;
    public const int SettingNameBytes = 256;
    public const int SettingTextBytes = 1024;

    /// <summary>The largest width and height of a window or frame, in pixels.</summary>
    public const int WindowSizePx = 16384;

    /// <summary>The largest width and height of a window's icon, in pixels.</summary>
    public const int IconSizePx = 128;

    /// <summary>The pictures of all windows together at the near end.</summary>
    public const long PicturesBytes = 2L << 30;

    /// <summary>The largest width and height of a cursor, in pixels.</summary>
    public const int CursorSizePx = 256;

    /// <summary>The name of an atom: a clipboard target or type.</summary>
    public const int AtomNameBytes = 256;

    /// <summary>What one message carries of clipboard content.</summary>
    public const int ClipboardPieceBytes = 64 * 1024;

    /// <summary>What one message carries of a file.</summary>
    public const int FilePieceBytes = 64 * 1024;

    /// <summary>What tells one content of a file from another, in hexadecimal digits.</summary>
    public const int FileKeyBytes = 16;

    /// <summary>The largest file that is opened at the near end.</summary>
    public const long OpenedFileBytes = 256L * 1024 * 1024;

    /// <summary>All files together that were opened at the near end and are still there.</summary>
    public const long OpenedFolderBytes = 1024L * 1024 * 1024;

    /// <summary>How far the sender of clipboard content may be ahead of the program that pastes it.</summary>
    public const int ClipboardAheadBytes = 4 * 1024 * 1024;

    /// <summary>Notifications that are open at the same time.</summary>
    public const int Notifications = 32;
    public const int NotificationActions = 16;
    public const int NotificationCapabilities = 32;

    /// <summary>Names of programs, actions and their labels, icons, categories, capabilities.</summary>
    public const int NotificationNameBytes = 256;
    public const int NotificationSummaryBytes = 1024;
    public const int NotificationBodyBytes = 8192;

    /// <summary>The largest width and height of a notification's picture, in pixels.</summary>
    public const int NotificationImagePx = 128;

    /// <summary>A link that a far program wants to open.</summary>
    public const int LinkBytes = 4096;

    /// <summary>Bytes that <c>Response</c> may carry beside its JSON.</summary>
    public const int ResponsePayloadBytes = 16 * 1024 * 1024;
}
