using System.Globalization;
using Rdfwd.Display.Clipboard;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;

namespace Rdfwd.Display.Tests.Clipboard;

/// <summary>Programs copy on one X server and paste on another.</summary>
public sealed class ClipboardBridgeTests
{
    private const string Umlauts = "grüße, 世界 🙂";

    [Theory]
    [InlineData(true, "clipboard")]
    [InlineData(true, "primary")]
    [InlineData(false, "clipboard")]
    [InlineData(false, "primary")]
    public void Paste_OfText_GivesWhatWasCopied(bool toFar, string selection)
    {
        using SharedClipboard shared = new();
        (XServerProcess from, XServerProcess to) = toFar ? (shared.NearServer, shared.FarServer) : (shared.FarServer, shared.NearServer);
        shared.Copy(from, $"sh -c \"printf '{Umlauts}' | xclip -selection {selection}\"");

        shared.AwaitPaste(to, $"xclip -o -selection {selection} -t UTF8_STRING", Umlauts);
        Assert.Equal(Umlauts, shared.Paste(to, $"xsel --output --{selection}"));

        shared.Copy(to, $"sh -c \"printf back | xsel --input --{selection}\"");
        shared.AwaitPaste(from, $"xclip -o -selection {selection} -t UTF8_STRING", "back");
    }

    [Fact]
    public void Copy_WithoutPaste_SendsNoContent()
    {
        using SharedClipboard shared = new();
        shared.Copy(shared.NearServer, "sh -c 'printf secret | xclip -selection clipboard'");
        shared.AwaitPaste(shared.FarServer, "xclip -o -selection clipboard -t TIMESTAMP >/dev/null && printf yes", "yes");

        Assert.Equal(0, shared.NearEnd.MessagesSent(Channel.Bulk));

        shared.AwaitPaste(shared.FarServer, "xclip -o -selection clipboard", "secret");
        Assert.NotEqual(0, shared.NearEnd.MessagesSent(Channel.Bulk));
        // Neither end tells the other of what it only stands in for.
        Assert.Equal(0, shared.FarEnd.MessagesSent(Channel.Bulk));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/png")]
    [InlineData("text/uri-list")]
    [InlineData("application/x-anything")]
    public void Paste_OfAnyTarget_GivesItsBytesByName(string target)
    {
        using SharedClipboard shared = new();
        byte[] bytes = new byte[300_000];
        new Random(7).NextBytes(bytes);
        File.WriteAllBytes(shared.PathOf("content"), bytes);
        shared.Copy(shared.FarServer, $"xclip -selection clipboard -t {target} -i content");

        Wait.Until("the target is listed", () => shared.Start(shared.NearServer, "timeout 60 xclip -o -selection clipboard -t TARGETS").Result().Output.Split('\n').Contains(target));
        shared.Paste(shared.NearServer, $"xclip -o -selection clipboard -t {target} > pasted");

        Assert.Equal(bytes, File.ReadAllBytes(shared.PathOf("pasted")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Paste_Of200Megabytes_TakesLittleMemory(bool toFar)
    {
        using SharedClipboard shared = new();
        (XServerProcess from, XServerProcess to) = toFar ? (shared.NearServer, shared.FarServer) : (shared.FarServer, shared.NearServer);
        shared.Start(from, "head -c 200000000 /dev/urandom > big").Result();
        shared.Copy(from, "xclip -selection clipboard -t image/png -i big");
        shared.AwaitPaste(to, "xclip -o -selection clipboard -t TARGETS | grep image", "image/png\n");
        File.WriteAllText("/proc/self/clear_refs", "5");
        long before = PeakMemory();

        Assert.Equal("same\n", shared.Paste(to, "sh -c 'xclip -o -selection clipboard -t image/png | cmp - big && echo same'"));

        // The kernel adds up the pages of each thread now and then only, so the peak may also seem to have fallen.
        Assert.InRange(PeakMemory() - before, long.MinValue, 130_000_000);
    }

    [Fact]
    public void Targets_ThatMeanNothingElsewhere_AreRefused()
    {
        using SharedClipboard shared = new();
        shared.Copy(shared.NearServer, "xclip -selection clipboard -t PIXMAP -i /dev/null");
        using ClipboardProgram program = new(shared.FarServer);

        Wait.Until("the selection is there", () => program.Ask("CLIPBOARD", "TARGETS", "A") != 0);

        Assert.DoesNotContain(program.Atom("PIXMAP"), program.Words("A"));
        Assert.Contains(program.Atom("MULTIPLE"), program.Words("A"));
        Assert.Equal(0u, program.Ask("CLIPBOARD", "PIXMAP", "B"));
    }

    [Fact]
    public void Multiple_WithKnownAndUnknownTargets_AnswersEach()
    {
        using SharedClipboard shared = new();
        shared.Copy(shared.NearServer, "sh -c 'printf some | xclip -selection clipboard'");
        using ClipboardProgram program = new(shared.FarServer);
        Wait.Until("the selection is there", () => program.Ask("CLIPBOARD", "TARGETS", "T") != 0);
        program.SetWords("PAIRS", "ATOM_PAIR", program.Atom("UTF8_STRING"), program.Atom("A"), program.Atom("DRAWABLE"), program.Atom("B"), program.Atom("TIMESTAMP"), program.Atom("C"));

        Assert.NotEqual(0u, program.Ask("CLIPBOARD", "MULTIPLE", "PAIRS"));

        Assert.Equal([program.Atom("UTF8_STRING"), program.Atom("A"), 0, program.Atom("B"), program.Atom("TIMESTAMP"), program.Atom("C")], program.Words("PAIRS"));
        Assert.Equal("some"u8.ToArray(), program.Bytes("A"));
        Assert.NotEqual(0u, Assert.Single(program.Words("C")));
        Assert.NotEqual(0u, program.Ask("CLIPBOARD", "SAVE_TARGETS", "S"));
    }

    [Fact]
    public void Ownership_Flooded_CostsFewMessagesAndEndsRight()
    {
        using SharedClipboard shared = new();
        using ClipboardProgram program = new(shared.FarServer);
        program.FloodOwnership("CLIPBOARD", 50_000);
        shared.Copy(shared.FarServer, "sh -c 'printf last | xclip -selection clipboard'");

        shared.AwaitPaste(shared.NearServer, "xclip -o -selection clipboard", "last");

        Assert.InRange(shared.FarEnd.MessagesSent(Channel.Control), 1, 3000);
    }

    [Fact]
    public void Requests_Flooded_AreBoundedAndOthersAreServed()
    {
        using SharedClipboard shared = new();
        shared.Start(shared.FarServer, "head -c 3000000 /dev/urandom > big").Result();
        shared.Copy(shared.FarServer, "xclip -selection clipboard -t image/png -i big");
        shared.AwaitPaste(shared.NearServer, "xclip -o -selection clipboard -t image/png | cmp - big && echo same", "same\n");
        using (ClipboardProgram program = new(shared.NearServer))
        {
            program.FloodRequests("CLIPBOARD", "image/png", 20_000);
            Wait.Until("some are refused", () => program.Ask("CLIPBOARD", "image/gif", "Z") == 0);
            Assert.InRange(shared.NearBridge.TransferCount, 0, 32);
        }

        shared.AwaitPaste(shared.NearServer, "xclip -o -selection clipboard -t image/png | cmp - big && echo same", "same\n");
        Wait.Until("nothing is left", () => shared.NearBridge.TransferCount + shared.FarBridge.TransferCount == 0);
    }

    [Fact]
    public void Owner_KilledInMidTransfer_EndsItWithoutTheEndMark()
    {
        using SharedClipboard shared = new();
        using ClipboardProgram program = BeginLarge(shared, out RunningCommand owner);

        owner.Dispose();
        Wait.Until("the transfer is over", () => shared.NearBridge.TransferCount + shared.FarBridge.TransferCount == 0);

        program.Delete("P");
        Assert.Null(program.Bytes("P"));
        shared.Copy(shared.FarServer, "sh -c 'printf next | xclip -selection clipboard'");
        shared.AwaitPaste(shared.NearServer, "xclip -o -selection clipboard", "next");

        // The same when the link is lost.
        using ClipboardProgram other = BeginLarge(shared, out _);
        ClipboardBridge left = shared.FarBridge;
        shared.Disconnect();
        left.AwaitOwners(TimeSpan.FromSeconds(20));
        shared.Connect();
        other.Delete("P");
        Assert.Null(other.Bytes("P"));
        // An owner that serves one program at a time is free again.
        Wait.Until("the owner is known again", () => other.Ask("CLIPBOARD", "TIMESTAMP", "T") != 0);
        Assert.Equal("same\n", shared.Paste(shared.NearServer, "sh -c 'xclip -o -selection clipboard -t image/png | cmp - big && echo same'"));
        shared.Copy(shared.FarServer, "sh -c 'printf later | xclip -selection clipboard'");
        shared.AwaitPaste(shared.NearServer, "xclip -o -selection clipboard", "later");
    }

    [Fact]
    public void Requestor_GoneInMidTransfer_CancelsIt()
    {
        using SharedClipboard shared = new();
        using ClipboardProgram program = BeginLarge(shared, out RunningCommand owner);
        // It hears of what follows only when the next paste has come too.
        owner.Signal(Rdfwd.Interop.Libc.Libc.SIGSTOP);

        program.DestroyWindow();

        Wait.Until("the transfer is over", () => shared.NearBridge.TransferCount + shared.FarBridge.TransferCount == 0);
        using RunningCommand paste = shared.Start(shared.NearServer, "timeout 60 xclip -o -selection clipboard -t image/png | cmp - big && echo same");
        Wait.Until("it is asked for", () => shared.FarBridge.TransferCount == 1);
        owner.Signal(Rdfwd.Interop.Libc.Libc.SIGCONT);
        Assert.Equal("same\n", paste.Result().Output);
    }

    [Fact]
    public void Content_WhileNobodyUsesTheWindows_DoesNotLeaveTheNearEnd()
    {
        bool used = false;
        using SharedClipboard shared = new(new ClipboardOptions(null, null, true, MayGive: () => used));
        shared.Copy(shared.NearServer, "sh -c 'printf secret | xclip -selection clipboard'");
        using ClipboardProgram program = new(shared.FarServer);
        Wait.Until("the far end stands in", () => program.Ask("CLIPBOARD", "TARGETS", "T") != 0);

        Assert.Equal(0u, program.Ask("CLIPBOARD", "UTF8_STRING", "A"));
        Assert.Null(program.Bytes("A"));

        used = true;
        Assert.NotEqual(0u, program.Ask("CLIPBOARD", "UTF8_STRING", "A"));
        Assert.Equal("secret"u8.ToArray(), program.Bytes("A"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Direction_ThatIsOff_CarriesNothing(bool gives, bool takes)
    {
        using SharedClipboard shared = new(new ClipboardOptions(null, null, true, Gives: gives, Takes: takes));
        shared.Start(shared.NearServer, "printf near | xclip -selection clipboard");
        shared.Start(shared.FarServer, "printf far | xclip -selection primary");
        using ClipboardProgram atFar = new(shared.FarServer), atNear = new(shared.NearServer);
        if (gives)
            Wait.Until("near content is there", () => atFar.Ask("CLIPBOARD", "TARGETS", "T") != 0);
        if (takes)
            Wait.Until("far content is there", () => atNear.Ask("PRIMARY", "TARGETS", "T") != 0);

        Wait.Until("the owners are there", () => atFar.Ask("PRIMARY", "TARGETS", "T") != 0 && atNear.Ask("CLIPBOARD", "TARGETS", "T") != 0);
        Assert.Equal(gives, atFar.Ask("CLIPBOARD", "UTF8_STRING", "U") != 0);
        Assert.Equal(takes, atNear.Ask("PRIMARY", "UTF8_STRING", "U") != 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Content_BeyondTheLimit_IsRefused(bool toFar)
    {
        using SharedClipboard shared = new(limitBytes: 1000);
        (XServerProcess from, XServerProcess to) = toFar ? (shared.NearServer, shared.FarServer) : (shared.FarServer, shared.NearServer);
        shared.Copy(from, "sh -c 'head -c 1001 /dev/zero | xclip -selection clipboard'");
        using ClipboardProgram program = new(to);
        Wait.Until("the owner is known", () => program.Ask("CLIPBOARD", "TARGETS", "T") != 0);

        Assert.Equal(0u, program.Ask("CLIPBOARD", "UTF8_STRING", "A"));

        shared.Copy(from, "sh -c 'head -c 1000 /dev/zero | xclip -selection clipboard'");
        Wait.Until("as much as the limit goes", () => program.Ask("CLIPBOARD", "UTF8_STRING", "A") != 0);
    }

    [Fact]
    public void Link_MadeAgain_KnowsTheOwners()
    {
        using SharedClipboard shared = new();
        shared.Copy(shared.FarServer, "sh -c 'printf far | xclip -selection clipboard'");
        shared.Copy(shared.NearServer, "sh -c 'printf near | xclip -selection primary'");
        shared.AwaitPaste(shared.NearServer, "xclip -o -selection clipboard", "far");

        shared.Disconnect();
        Assert.NotEqual(0, shared.Start(shared.NearServer, "timeout 60 xclip -o -selection clipboard").Result().Status);
        shared.Connect();

        shared.AwaitPaste(shared.NearServer, "xclip -o -selection clipboard", "far");
        shared.AwaitPaste(shared.FarServer, "xclip -o -selection primary", "near");
    }

    [Fact]
    public void Owners_AtBothEndsWhenTheLinkIsMade_NearStays()
    {
        using SharedClipboard shared = new();
        shared.Disconnect();
        shared.Start(shared.FarServer, "printf far | xclip -selection clipboard");
        shared.Start(shared.NearServer, "printf near | xclip -selection clipboard");
        shared.AwaitPaste(shared.FarServer, "xclip -o -selection clipboard", "far");
        shared.AwaitPaste(shared.NearServer, "xclip -o -selection clipboard", "near");

        shared.Connect();

        shared.AwaitPaste(shared.FarServer, "xclip -o -selection clipboard", "near");
        Assert.Equal("near", shared.Paste(shared.NearServer, "xclip -o -selection clipboard"));
    }

    // A paste of 20 MB that has begun and of which the program took one piece.
    private static ClipboardProgram BeginLarge(SharedClipboard shared, out RunningCommand owner)
    {
        shared.Start(shared.FarServer, "head -c 20000000 /dev/urandom > big").Result();
        owner = shared.Copy(shared.FarServer, "xclip -quiet -selection clipboard -t image/png -i big");
        ClipboardProgram program = new(shared.NearServer);
        Wait.Until("the owner is known", () => program.Ask("CLIPBOARD", "TARGETS", "T") != 0);
        Assert.NotEqual(0u, program.Ask("CLIPBOARD", "image/png", "P"));
        program.Delete("P");
        Wait.Until("the first piece is there", () => program.Bytes("P") is { Length: > 1000 });
        return program;
    }

    private static long PeakMemory()
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
    }
}
