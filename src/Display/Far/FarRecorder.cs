using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>A viewer that only looks, and sees everything exactly. Belongs to the thread that reads its connection.</summary>
public sealed class FarRecorder : IDisposable
{
    private readonly WireConnection _connection;
    private readonly IFarScene _scene;
    private readonly PixelEngine _pixels;
    private readonly ViewerPixels _viewer;
    private readonly FrameAckSeries _acks = new();
    private bool _disposed;

    internal FarRecorder(WireConnection connection, IFarScene scene, PixelEngine pixels)
    {
        _connection = connection;
        _scene = scene;
        _pixels = pixels;
        // The windows are announced before their first frames.
        scene.AddViewer(connection, resumes: false, manages: false);
        _viewer = pixels.AddRecorder(connection);
    }

    /// <summary>Takes an acknowledgement; false for everything else.</summary>
    public bool Handle(in IncomingMessage message)
    {
        if (message.Type != MessageType.FrameAck)
            return false;
        _pixels.PostAck(_viewer, _acks.Complete(message.Read<FrameAck>()));
        return true;
    }

    /// <summary>As <see cref="FarViewer.OnPong"/>.</summary>
    public void OnPong(long askedUs, long nowUs) => _pixels.PostPong(_viewer, askedUs, nowUs);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _scene.RemoveViewer(_connection);
        _pixels.RemoveViewer(_viewer);
    }
}
