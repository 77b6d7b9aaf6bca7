namespace Rdfwd.Input.Evdev;

/// <summary>Opens nodes that have just appeared.</summary>
public static class NodeOpener
{
    /// <summary>How long udev may take to give a new node to its user.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Opens a device, trying again while its node is missing or not yet allowed. Blocks up to <see cref="Patience"/>.</summary>
    public static EvdevDevice OpenWhenReady(string path)
    {
        long start = Environment.TickCount64;
        while (true)
        {
            try
            {
                return EvdevDevice.Open(path);
            }
            catch (InputException exception) when (exception.Reason is InputFailure.Permission or InputFailure.NotFound
                && Environment.TickCount64 - start < Patience.TotalMilliseconds)
            {
                Thread.Sleep(20);
            }
        }
    }
}
