namespace Rdfwd.Bench.Probe;

/// <summary>A tall page of text like a program's source, in a few colours, held by the server. Below its period it repeats, so that any part can be copied in one piece.</summary>
internal sealed class TextPage
{
    public const int LinePx = 16;

    private const int Lines = 128;

    private static readonly uint[] Colours = [0x202020, 0x202020, 0x202020, 0x0000c0, 0x008000, 0xa02020, 0x808080];
    private static readonly string[] Words =
    [
        "window", "return", "if", "(count", "> 0)", "frame.Send(credit);", "for", "each", "region", "in", "damage", "{", "}", "\"quiet means exact\"", "// the newest pixels win",
        "public", "static", "readonly", "int", "width", "=", "0x7f;", "while", "(true)", "queue.TryTake(out", "item)", "+=", "bytes", "decode", "present", "null",
    ];

    public TextPage(PaintTools tools, int width, int visibleHeight)
    {
        Pixmap = tools.CreatePixmap(width, PeriodPx + visibleHeight);
        tools.Fill(Pixmap, 0xffffff, 0, 0, width, PeriodPx + visibleHeight);
        for (int line = 0; line * LinePx < PeriodPx + visibleHeight; line++)
            DrawLine(tools, line % Lines, line * LinePx, width);
    }

    public static int PeriodPx => Lines * LinePx;

    public uint Pixmap { get; }

    private void DrawLine(PaintTools tools, int line, int y, int width)
    {
        Random random = new(line);
        int x = 8 + (random.Next(6) * 24);
        int end = (width / 4) + random.Next(width * 3 / 4);
        // Some lines are empty, as in real text.
        if (line % 9 == 7)
            return;
        while (x < end)
        {
            string word = Words[random.Next(Words.Length)];
            x += tools.Text(Pixmap, Colours[random.Next(Colours.Length)], x, y + 12, word) + 6;
        }
    }
}
