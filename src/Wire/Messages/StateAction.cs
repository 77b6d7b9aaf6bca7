namespace Rdfwd.Wire.Messages;

/// <summary>What is asked of a window's states, numbered as in the EWMH (_NET_WM_STATE).</summary>
public enum StateAction : byte
{
    Remove = 0,
    Add = 1,
    Toggle = 2,
}
