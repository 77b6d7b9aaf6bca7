using System.Globalization;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Tests.Documentation;

/// <summary>The notation of values in docs/protocol.md: JSON, with any value as a key and h'…' for bins.</summary>
internal sealed class ValueNotation
{
    private readonly string _text;
    private int _position;

    private ValueNotation(string text)
    {
        _text = text;
    }

    /// <summary>The value as MessagePack.</summary>
    public static byte[] Encode(string text)
    {
        var notation = new ValueNotation(text);
        using var buffer = new PooledBuffer();
        notation.Value(buffer);
        if (notation.Peek() != '\0')
            throw new FormatException($"Something follows the value: {text[notation._position..]}");
        return buffer.Written.ToArray();
    }

    private void Value(PooledBuffer buffer)
    {
        var writer = new MessagePackWriter(buffer);
        switch (Peek())
        {
            case '[':
                Items(buffer, ']', (count, output) => new MessagePackWriter(output).WriteArrayHeader(count), Value);
                break;
            case '{':
                Items(buffer, '}', (count, output) => new MessagePackWriter(output).WriteMapHeader(count), Pair);
                break;
            case '"':
                writer.Write(Quoted('"'));
                break;
            case 'h':
                Expect('h');
                writer.WriteBin(Convert.FromHexString(Quoted('\'')));
                break;
            case 't':
                Word("true");
                writer.Write(true);
                break;
            case 'f':
                Word("false");
                writer.Write(false);
                break;
            default:
                writer.Write(Number());
                break;
        }
    }

    private void Pair(PooledBuffer buffer)
    {
        Value(buffer);
        Expect(':');
        Value(buffer);
    }

    private void Items(PooledBuffer buffer, char end, Action<int, PooledBuffer> writeHeader, Action<PooledBuffer> item)
    {
        _position++;
        using var items = new PooledBuffer();
        var count = 0;
        while (Peek() != end)
        {
            if (count++ > 0)
                Expect(',');
            item(items);
        }

        Expect(end);
        writeHeader(count, buffer);
        buffer.Append(items.Written);
    }

    private string Quoted(char quote)
    {
        Expect(quote);
        var end = _text.IndexOf(quote, _position);
        var content = _text[_position..end];
        _position = end + 1;
        return content;
    }

    private long Number()
    {
        Peek();
        var start = _position;
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '-'))
            _position++;
        return long.Parse(_text.AsSpan(start, _position - start), CultureInfo.InvariantCulture);
    }

    private void Word(string word)
    {
        foreach (var character in word)
            Expect(character);
    }

    private void Expect(char character)
    {
        if (Peek() != character)
            throw new FormatException($"'{character}' was expected at: {_text[_position..]}");
        _position++;
    }

    private char Peek()
    {
        while (_position < _text.Length && _text[_position] == ' ')
            _position++;
        return _position < _text.Length ? _text[_position] : '\0';
    }
}
