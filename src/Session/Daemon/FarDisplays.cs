namespace Rdfwd.Session.Daemon;

/// <summary>Makes the display part of a session.</summary>
internal static class FarDisplays
{
    public static IFarDisplay Open(FarDisplayRequest request)
    {
        _ = request;
        return new BlindFarDisplay();
    }
}
