namespace Rdfwd.Display.Near;

/// <summary>When a near window that shows a whole desktop takes all keys, the near desktop's own shortcuts too.</summary>
public enum GrabMode
{
    Never,
    FullScreen,
    Always,
}
