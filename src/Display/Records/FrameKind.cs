namespace Rdfwd.Display.Records;

/// <summary>What a frame is for, and what makes it dear.</summary>
public enum FrameKind
{
    /// <summary>Changes, all of them exact.</summary>
    Exact,

    /// <summary>Changes, some of them as video.</summary>
    Video,

    /// <summary>The same with a key frame of the video.</summary>
    VideoKey,

    /// <summary>Nothing new: what was sent inexactly becomes exact.</summary>
    Refinement,
}
