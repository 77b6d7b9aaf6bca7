namespace Rdfwd.Display.Clipboard;

/// <summary>How one end shares its selections.</summary>
/// <param name="DisplayName">The X display; null for $DISPLAY.</param>
/// <param name="AuthorityFile">Where its cookie is; null for the user's own.</param>
/// <param name="IsNear">The near end keeps its owner when both ends took a selection at once.</param>
/// <param name="Gives">Whether the other end hears of owners here and may ask for their content.</param>
/// <param name="Takes">Whether owners at the other end are stood in for here.</param>
/// <param name="LimitBytes">The largest content that crosses, either way.</param>
/// <param name="MayGive">Asked before content, not names of targets, leaves; null allows always. Any thread.</param>
public sealed record ClipboardOptions(
    string? DisplayName,
    string? AuthorityFile,
    bool IsNear,
    bool Gives = true,
    bool Takes = true,
    long LimitBytes = ClipboardOptions.DefaultLimitBytes,
    Func<bool>? MayGive = null)
{
    /// <summary>What crosses when nobody said otherwise.</summary>
    public const long DefaultLimitBytes = 512L << 20;
}
