namespace Rdfwd.Display.Near;

/// <summary>When the window of a whole desktop takes all keys, and what the leaving keys do. Pure; one thread.</summary>
internal sealed class GrabRule
{
    private readonly GrabMode _mode;
    private bool _focused;
    private bool _fullScreen;
    private bool _released;

    public GrabRule(GrabMode mode)
    {
        _mode = mode;
    }

    /// <summary>Whether all keys are to be taken now.</summary>
    public bool IsWanted => _focused && !_released && (_mode == GrabMode.Always || (_mode == GrabMode.FullScreen && _fullScreen));

    /// <summary>A desktop's window got the focus, or none has it.</summary>
    /// <param name="focused">Whether one has it.</param>
    /// <param name="fullScreen">Whether that one fills the monitor.</param>
    public void Note(bool focused, bool fullScreen)
    {
        // What the keys ended begins anew with the next focus or the next full screen.
        if (!focused || (fullScreen && !_fullScreen))
            _released = false;
        _focused = focused;
        _fullScreen = fullScreen;
    }

    /// <summary>The leaving keys were struck in a desktop's window. Returns whether it is to fill the monitor from now on.</summary>
    public bool Leave()
    {
        if (_fullScreen || IsWanted)
        {
            _released = true;
            return false;
        }

        return true;
    }
}
