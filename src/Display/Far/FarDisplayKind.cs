using System.Text.Json.Serialization;

namespace Rdfwd.Display.Far;

/// <summary>What of an X display a session shows, and whose the display is.</summary>
public enum FarDisplayKind
{
    /// <summary>Each window by itself; the session is the display's window manager.</summary>
    [JsonStringEnumMemberName("windows")]
    Windows,

    /// <summary>The whole screen as one window, in which a desktop of its own runs. The display is the session's.</summary>
    [JsonStringEnumMemberName("desktop")]
    Desktop,

    /// <summary>The whole screen of a display that is somebody's: nothing of it is changed but what keys and pointer do.</summary>
    [JsonStringEnumMemberName("shadow")]
    Shadow,
}
