using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Recordings;
using Rdfwd.Display.Tests.Codecs;
using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Recordings;

public sealed class RecordingTests
{
    private static readonly byte[] Sample = Record();

    [Fact]
    public void Reader_WhatWasWritten_ComesBackInOrder()
    {
        using MemoryStream file = new();
        RecordingWriter writer = new(file);
        writer.Write(RecordingChunkKind.About, 0, "{}"u8);
        writer.Write(RecordingChunkKind.Message, 5, [1, 2, 3]);
        writer.Write((RecordingChunkKind)77, 5, [9]);
        writer.Write(RecordingChunkKind.End, 9, []);
        Assert.Equal(file.Length, writer.BytesWritten);
        file.Position = 0;
        RecordingReader reader = new(file);
        List<(RecordingChunkKind, long, int)> chunks = [];
        while (reader.TryRead())
            chunks.Add((reader.Kind, reader.TimeUs, reader.Payload.Length));
        Assert.Equal([(RecordingChunkKind.About, 0, 2), (RecordingChunkKind.Message, 5, 3), ((RecordingChunkKind)77, 5, 1), (RecordingChunkKind.End, 9, 0)], chunks);
    }

    [Fact]
    public void Replay_OfOneRecordingTwice_GivesTheSameBytes()
    {
        ReplayResult first = Run(Sample, new ReplayOptions()), second = Run(Sample, new ReplayOptions());
        Assert.Equal(first.Sha256, second.Sha256);
        Assert.True(first.Whole && first.Exact, first.ToString());
        Assert.Equal((1, 61L), (first.Windows, first.Changes));
        Assert.True(first.Frames >= first.Changes && first.Bytes > 0, first.ToString());

        ReplayOptions thin = new() { LinkBitsPerSecond = 2_000_000, Picture = new PictureOptions { Quality = 35, Encoding = EncodingMode.H264 } };
        ReplayResult coarse = Run(Sample, thin);
        Assert.NotEqual(first.Sha256, coarse.Sha256);
        Assert.Equal(coarse.Sha256, Run(Sample, thin).Sha256);
        Assert.True(coarse.Exact && coarse.Codecs.ContainsKey("h264"), coarse.ToString());
    }

    [Fact]
    public void Replay_WithALimitForVideo_KeepsIt()
    {
        PictureOptions film = new() { Encoding = EncodingMode.H264, Quality = 20 };
        const int limit = 400_000;
        ReplayResult free = Run(Sample, new ReplayOptions { Picture = film }), limited = Run(Sample, new ReplayOptions { Picture = film with { VideoBitsPerSecond = limit } });
        // Two seconds; the first picture and what an encoder cannot make smaller come on top.
        Assert.True(limited.Codecs["h264"] < (limit / 8 * 2) + 40_000 && limited.Codecs["h264"] < free.Codecs["h264"] / 3, $"{limited.Codecs["h264"]} of {free.Codecs["h264"]}");
        Assert.True(limited.Exact);
    }

    [Fact]
    public void Replay_OfARecordingThatWasCutOff_UsesWhatIsThere()
    {
        ReplayResult found = Run(Sample[..(Sample.Length * 2 / 3)], new ReplayOptions());
        Assert.False(found.Whole);
        Assert.InRange(found.Changes, 10, 60);
    }

    [Fact]
    public void Replay_OfARecordingWithAGap_ForgetsWindowsThatWentMeanwhile()
    {
        byte[] gap = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(gap, 1_500_000);
        ReplayResult told = Run(With(30, (RecordingChunkKind.Message, Bytes(new WindowGone(new WindowId(7))))), new ReplayOptions());
        ReplayResult lost = Run(With(30, (RecordingChunkKind.Gap, gap), (RecordingChunkKind.Message, Bytes(new WindowList([])))), new ReplayOptions());
        Assert.Equal(told.Sha256, lost.Sha256);
        Assert.NotEqual(Run(Sample, new ReplayOptions()).Sha256, lost.Sha256);
        Assert.Equal((0, 0, 1, 1.5), (told.Gaps, told.MissingSeconds, lost.Gaps, lost.MissingSeconds));
        Assert.Throws<ProtocolException>(() => Run(With(30, (RecordingChunkKind.Gap, [1])), new ReplayOptions()));
    }

    [Fact]
    public void Reader_OfAnythingElse_SaysSo()
    {
        Assert.Throws<ProtocolException>(() => Run([], new ReplayOptions()));
        Assert.Throws<ProtocolException>(() => Run([.. "rdfwd recording 2\n"u8], new ReplayOptions()));
        byte[] huge = [.. "rdfwd recording 1\n"u8, 2, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Contains("more than", Assert.Throws<ProtocolException>(() => Run(huge, new ReplayOptions())).Message, StringComparison.Ordinal);
        byte[] claims = [.. "rdfwd recording 1\n"u8, 2, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0, Run(claims, new ReplayOptions()).Frames);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        byte[] back = [.. "rdfwd recording 1\n"u8, 9, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0];
        Assert.Contains("back in time", Assert.Throws<ProtocolException>(() => Run(back, new ReplayOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OfDamagedRecordings_EndsOrRefuses()
    {
        Prop.ForAll(
            Gen.Choose(0, Sample.Length - 1).ArrayOf().ToArbitrary(),
            places =>
            {
                byte[] damaged = [.. Sample];
                foreach (int place in places.Take(20))
                    damaged[place] ^= (byte)(1 << (place % 8));
                try
                {
                    _ = Run(damaged, new ReplayOptions { Picture = new PictureOptions { Encoding = EncodingMode.Lossless } });
                }
                catch (ProtocolException)
                {
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    private static byte[] Bytes<T>(T message)
        where T : IMessage<T>
    {
        using PooledBuffer buffer = new();
        MessageCodec.Write(buffer, message);
        return buffer.Written.ToArray();
    }

    // The sample with something between two of its chunks.
    private static byte[] With(int at, params (RecordingChunkKind Kind, byte[] Payload)[] chunks)
    {
        using MemoryStream source = new(Sample), file = new();
        RecordingReader reader = new(source);
        RecordingWriter writer = new(file);
        for (int i = 0; reader.TryRead(); i++)
        {
            foreach ((RecordingChunkKind kind, byte[] payload) in i == at ? chunks : [])
                writer.Write(kind, reader.TimeUs, payload);
            writer.Write(reader.Kind, reader.TimeUs, reader.Payload.Span);
        }

        return file.ToArray();
    }

    private static ReplayResult Run(byte[] file, ReplayOptions options)
    {
        using MemoryStream stream = new(file);
        return Rdfwd.Display.Recordings.Replay.Run(stream, options);
    }

    // Two seconds of a window that is painted at random 30 times a second, with a film in a part of it.
    private static byte[] Record()
    {
        const int width = 256, height = 192;
        PixelBuffer source = TestImages.Create(width, height);
        using WindowEncoder encoder = new(width, height, new EncoderOptions { Mode = EncodingMode.Lossless });
        using MemoryStream file = new();
        RecordingWriter writer = new(file);
        writer.Write(RecordingChunkKind.About, 0, "{}"u8);
        Region damage = new(source.View.Bounds);
        Random random = new(4);
        for (uint i = 0; i <= 60; i++)
        {
            long nowUs = i * 33_333;
            Rect film = new(64, 64, 128, 96);
            for (int y = 0; y < film.Height; y++)
            {
                foreach (ref uint pixel in source.Row(film, y))
                    pixel = (uint)random.Next(1 << 24);
            }

            damage.Add(film);
            List<FrameRect> rects = [];
            using PooledBuffer data = new();
            encoder.Encode(source.View, damage, FrameBudget.Unlimited, nowUs + 1, rects, data);
            damage.Clear();
            FrameHeader header = new(new WindowId(7), new FrameId(i + 1), width, height, new InputSequence(0), FrameFlags.Exact, 1, 2, 3);
            using PooledBuffer message = new();
            FrameWriter.Write(message, header, CollectionsMarshal.AsSpan(rects), data.Length);
            message.Append(data.Written);
            writer.Write(RecordingChunkKind.Message, nowUs, message.Written);
        }

        writer.Write(RecordingChunkKind.End, 2_000_000, []);
        return file.ToArray();
    }
}
