using System.Text;
using Rdfwd.Interop;

namespace Rdfwd.Input.Tests;

/// <summary>Changes good input at random; whatever reads it may refuse it in words, and must do nothing worse.</summary>
internal static class Fuzz
{
    private const int Rounds = 3000;

    public static void Text(Action<string> read, string seed)
    {
        Random random = new(7);
        for (int round = 0; round < Rounds; round++)
        {
            StringBuilder text = new(seed);
            for (int change = random.Next(1, 8); change > 0 && text.Length > 1; change--)
                Change(text, random);
            Try(() => read(text.ToString()));
        }
    }

    public static void Bytes(Action<byte[]> read, byte[] seed)
    {
        Random random = new(11);
        for (int round = 0; round < Rounds * 4; round++)
        {
            byte[] bytes = seed[..(random.Next(4) == 0 ? random.Next(seed.Length) : seed.Length)];
            for (int change = random.Next(0, 6); change > 0 && bytes.Length > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Try(() => read(bytes));
        }
    }

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (RdfwdException)
        {
            // It was refused, as it may be.
        }
    }

    private static void Change(StringBuilder text, Random random)
    {
        int at = random.Next(text.Length);
        switch (random.Next(4))
        {
            case 0:
                text[at] = (char)random.Next(1, 128);
                break;
            case 1:
                text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                break;
            case 2:
                text.Insert(at, text.ToString(at, Math.Min(30, text.Length - at)));
                break;
            default:
                text.Insert(at, random.Next(int.MinValue, int.MaxValue));
                break;
        }
    }
}
