namespace Rdfwd.Wire;

/// <summary>Told when frames leave this process.</summary>
public interface IFrameWatcher
{
    /// <summary>
    /// The last byte of a frame was given to the link. On whichever thread wrote it, under the connection's lock: it must be quick and
    /// call nothing of the connection.
    /// </summary>
    public void OnWritten(WindowId window, FrameId frame);
}
