namespace Rdfwd.Session.Daemon;

/// <summary>What the person who has the session should know, until there is one: the newest few. Any thread.</summary>
internal sealed class Remarks
{
    private const int Most = 8;

    private readonly Lock _lock = new();
    private readonly Queue<string> _texts = new();

    public void Add(string text)
    {
        lock (_lock)
        {
            if (_texts.Count == Most)
                _texts.Dequeue();
            _texts.Enqueue(text);
        }
    }

    /// <summary>All of them, oldest first; they are told once.</summary>
    public IReadOnlyList<string> TakeAll()
    {
        lock (_lock)
        {
            string[] texts = [.. _texts];
            _texts.Clear();
            return texts;
        }
    }
}
