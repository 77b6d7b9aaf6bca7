using System.Text;
using Rdfwd.Wire.Framing;

namespace Rdfwd.Session.Transports;

/// <summary>
/// Recognises how the far end begins: the preamble of <c>rdfwd _connect</c>, or a mark of <see cref="RemoteScript"/>, after
/// whatever a login script prints. Fed one byte at a time, so that nothing beyond is taken.
/// </summary>
internal sealed class Greeting
{
    /// <summary>docs/protocol.md, section Preamble.</summary>
    private const int MaxNoiseBytes = 64 * 1024;

    private readonly List<byte> _line = [];
    private readonly List<string> _lines = [];
    private int _matched;
    private int _noise;

    /// <summary>What stands behind the mark on its line.</summary>
    public string Argument { get; private set; } = "";

    /// <summary>The last lines that were none of the expected, oldest first.</summary>
    public IReadOnlyList<string> Noise
    {
        get
        {
            IEnumerable<string> lines = _line.Count > 0 ? _lines.Append(Encoding.UTF8.GetString([.. _line])) : _lines;
            return [.. lines.Select(line => Text.Printable.Line(line)).Where(line => line.Length > 0).TakeLast(10)];
        }
    }

    public GreetingStep Feed(byte value)
    {
        if (value == Preamble.Bytes[_matched])
        {
            if (++_matched == Preamble.Bytes.Length)
            {
                _matched = 0;
                return GreetingStep.Preamble;
            }

            return GreetingStep.More;
        }

        _matched = value == Preamble.Bytes[0] ? 1 : 0;
        if (++_noise > MaxNoiseBytes)
            return GreetingStep.TooMuchNoise;
        if (value != (byte)'\n')
        {
            _line.Add(value);
            return GreetingStep.More;
        }

        string line = Encoding.UTF8.GetString([.. _line]).Trim();
        _line.Clear();
        if (TryMark(line, RemoteScript.MissingMark))
            return GreetingStep.Missing;
        if (TryMark(line, RemoteScript.DeployedMark))
            return GreetingStep.Deployed;
        if (TryMark(line, RemoteScript.FailedMark))
            return GreetingStep.DeployFailed;
        _lines.Add(line);
        if (_lines.Count > 100)
            _lines.RemoveAt(0);
        return GreetingStep.More;
    }

    private bool TryMark(string line, string mark)
    {
        if (!line.StartsWith(mark, StringComparison.Ordinal))
            return false;
        Argument = line[mark.Length..].Trim();
        return true;
    }
}
