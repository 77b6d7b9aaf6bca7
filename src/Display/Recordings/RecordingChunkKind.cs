namespace Rdfwd.Display.Recordings;

/// <summary>What a chunk of a recording holds. Others are skipped.</summary>
public enum RecordingChunkKind : byte
{
    /// <summary>JSON: what was recorded, with which program.</summary>
    About = 1,

    /// <summary>A message of the protocol, as the far end sent it.</summary>
    Message = 2,

    /// <summary>JSON: records of frames, as <c>info --frames --json</c> prints them.</summary>
    Records = 3,

    /// <summary>Empty: the recording is whole.</summary>
    End = 4,

    /// <summary>The link was lost and is there again: the time without it, µs, as a signed 64-bit number. All windows are told anew.</summary>
    Gap = 5,
}
