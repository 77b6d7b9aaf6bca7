namespace Rdfwd.Wire.Framing;

/// <summary>
/// Decides which chunk is written next: the lowest channel first, in order within a channel, and a chunk once started
/// is finished before anything else. Owns what waits. Not synchronised: its owner's lock guards every member, except
/// that the messages of a batch may be read without it until <see cref="Advance"/>.
/// </summary>
internal sealed class ChunkScheduler
{
    public const int BatchChunks = 16;
    private const int BatchBytes = 64 * 1024;
    private const int KeptMessages = 256;
    private const int KeptHeadBytes = 64 * 1024;

    private readonly OutgoingMessage?[] _first = new OutgoingMessage?[ChannelSet.Count];
    private readonly OutgoingMessage?[] _last = new OutgoingMessage?[ChannelSet.Count];
    private readonly long[] _queuedBytes = new long[ChannelSet.Count];
    private readonly OutgoingChunk[] _batch = new OutgoingChunk[BatchChunks];
    private int _batchCount;
    private OutgoingMessage? _started;
    private OutgoingMessage? _free;
    private int _freeCount;
    private long _totalQueuedBytes;

    /// <summary>The chunks that <see cref="BuildBatch"/> chose, in the order in which they go out.</summary>
    public ReadOnlySpan<OutgoingChunk> Batch => _batch.AsSpan(0, _batchCount);

    /// <summary>Payload bytes that wait on all channels. May be read without the lock.</summary>
    public long TotalQueuedBytes => Volatile.Read(ref _totalQueuedBytes);

    /// <summary>Payload bytes that wait on the channel. May be read without the lock.</summary>
    public long QueuedBytes(Channel channel) => Volatile.Read(ref _queuedBytes[(int)channel]);

    /// <summary>An empty message to fill. Give it to <see cref="Enqueue"/> or <see cref="Return"/>.</summary>
    public OutgoingMessage Rent()
    {
        if (_free is not { } message)
            return new OutgoingMessage();
        _free = message.Next;
        _freeCount--;
        message.Next = null;
        return message;
    }

    /// <summary>Takes a message back that is not sent, with its data.</summary>
    public void Return(OutgoingMessage message)
    {
        message.Data?.Dispose();
        message.Data = null;
        message.Watcher = null;
        message.Sent = 0;
        message.ChunkSent = 0;
        message.ChunkLimit = Limits.ChunkPayload;
        if (_freeCount >= KeptMessages || message.Head.Capacity > KeptHeadBytes)
        {
            message.Head.Dispose();
            return;
        }

        message.Head.Clear();
        message.Next = _free;
        _free = message;
        _freeCount++;
    }

    public void Enqueue(Channel channel, OutgoingMessage message)
    {
        message.Channel = channel;
        message.Next = null;
        ref var last = ref _last[(int)channel];
        if (last is null)
            _first[(int)channel] = message;
        else
            last.Next = message;
        last = message;
        AddQueued(channel, message.Total);
    }

    /// <summary>Chooses what goes out next, as much as one write should carry; false when nothing may go.</summary>
    /// <param name="most">The last channel that is taken from.</param>
    /// <param name="single">Of the last channel, one chunk only.</param>
    public bool BuildBatch(Channel most = Channel.Bulk, bool single = false)
    {
        _batchCount = 0;
        var bytes = 0;
        if (_started is { } started)
            bytes += Add(started, started.Sent, started.ChunkSent);
        for (var channel = 0; channel <= (int)most; channel++)
        {
            for (var message = _first[channel]; message is not null; message = message.Next)
            {
                var offset = message == _started ? message.Sent + _batch[0].Header.Length : message.Sent;
                while (offset < message.Total)
                {
                    if (_batchCount == BatchChunks || bytes >= BatchBytes)
                        return true;
                    bytes += Add(message, offset, skip: 0);
                    if (single && channel == (int)most)
                        return true;
                    offset += _batch[_batchCount - 1].Header.Length;
                }
            }
        }

        return _batchCount > 0;
    }

    /// <summary>
    /// Takes note that the first <paramref name="written"/> bytes of the batch are out; the batch ends. Returns how many
    /// messages of each channel became complete, by adding to <paramref name="completed"/>.
    /// </summary>
    public void Advance(long written, Span<long> completed)
    {
        for (var i = 0; i < _batchCount; i++)
        {
            ref readonly var chunk = ref _batch[i];
            var message = chunk.Message;
            if (written < chunk.Remaining)
            {
                if (written > 0)
                {
                    message.ChunkSent = chunk.Skip + (int)written;
                    _started = message;
                }

                break;
            }

            written -= chunk.Remaining;
            message.ChunkSent = 0;
            message.Sent += chunk.Header.Length;
            _started = null;
            AddQueued(message.Channel, -chunk.Header.Length);
            if (message.Sent != message.Total)
                continue;
            completed[(int)message.Channel]++;
            message.Watcher?.OnWritten(message.Window, message.Frame);
            RemoveFirst(message.Channel);
            Return(message);
        }

        EndBatch();
    }

    /// <summary>Drops everything that waits and gives the memory back.</summary>
    public void Clear()
    {
        EndBatch();
        _started = null;
        for (var i = 0; i < ChannelSet.Count; i++)
        {
            while (_first[i] is { } message)
            {
                RemoveFirst((Channel)i);
                Return(message);
            }

            AddQueued((Channel)i, -_queuedBytes[i]);
        }

        while (_free is { } message)
        {
            _free = message.Next;
            message.Head.Dispose();
        }

        _freeCount = 0;
    }

    private void EndBatch()
    {
        Array.Clear(_batch, 0, _batchCount);
        _batchCount = 0;
    }

    private int Add(OutgoingMessage message, int offset, int skip)
    {
        var chunk = new OutgoingChunk(message, offset, message.HeaderAt(offset), skip);
        _batch[_batchCount++] = chunk;
        return chunk.Remaining;
    }

    private void RemoveFirst(Channel channel)
    {
        ref var first = ref _first[(int)channel];
        first = first!.Next;
        if (first is null)
            _last[(int)channel] = null;
    }

    private void AddQueued(Channel channel, long bytes)
    {
        Volatile.Write(ref _queuedBytes[(int)channel], _queuedBytes[(int)channel] + bytes);
        Volatile.Write(ref _totalQueuedBytes, _totalQueuedBytes + bytes);
    }
}
