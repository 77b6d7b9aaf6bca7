using System.IO.Compression;
using System.Text;
using Rdfwd.Session.Files;

namespace Rdfwd.Session.Tests;

public sealed class FileKindTests
{
    [Theory]
    [InlineData("report.pdf", "PDF document")]
    [InlineData("Report.PDF", "PDF document")]
    [InlineData("a.b.txt", "plain text")]
    [InlineData("x.desktop.png", "picture")]
    public void TryOf_TheEndOfAName_IsTheKind(string name, string kind)
    {
        Assert.True(FileKind.TryOf(name, out FileKind? found));
        Assert.Equal(kind, found.Name);
    }

    [Theory]
    [InlineData("x.desktop")]
    [InlineData("x.pdf.desktop")]
    [InlineData("x.sh")]
    [InlineData("x.py")]
    [InlineData("x.html")]
    [InlineData("x.svg")]
    [InlineData("x.jar")]
    [InlineData("x.exe")]
    [InlineData("x.doc")]
    [InlineData("x.docm")]
    [InlineData("x.zip")]
    [InlineData("x.iso")]
    [InlineData("x.m3u")]
    [InlineData("x.AppImage")]
    [InlineData("x.pdf ")]
    [InlineData("x.pdf.")]
    [InlineData("x.\u0440df")]
    [InlineData("x.txt\u202egpj")]
    [InlineData("pdf")]
    [InlineData(".pdf")]
    [InlineData("")]
    public void TryOf_WhatRunsOrIsNotKnown_IsNoKind(string name)
    {
        Assert.False(FileKind.TryOf(name, out _));
    }

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7\n")]
    [InlineData("a.txt", "\ufeffG\u00fcnter, 10 \u20ac\n")]
    [InlineData("a.txt", "")]
    [InlineData("a.log", "\u001b[31m[2026] red\u001b[0m\r\n")]
    [InlineData("a.json", "{\"a\": 1}")]
    [InlineData("a.rtf", "{\\rtf1 hello}")]
    [InlineData("a.gif", "GIF89a...")]
    public void Agrees_WithContentOfTheKind_IsTrue(string name, string content)
    {
        Assert.True(Agrees(name, Encoding.UTF8.GetBytes(content)));
    }

    [Theory]
    [InlineData("a.pdf", "#!/bin/sh\n")]
    [InlineData("a.pdf", "MZ")]
    [InlineData("a.pdf", "")]
    [InlineData("a.txt", "#!/bin/sh\n")]
    [InlineData("a.txt", "\ufeff\n  #!/bin/sh\n")]
    [InlineData("a.txt", "\u007fELF")]
    [InlineData("a.txt", "a\0b")]
    [InlineData("a.txt", "<html><script>")]
    [InlineData("a.txt", "# nothing\n[Desktop Entry]\nExec=id\n")]
    [InlineData("a.csv", "%!PS-Adobe")]
    [InlineData("a.md", "@echo off")]
    [InlineData("a.png", "\u007fELF")]
    [InlineData("a.mp4", "....moov")]
    [InlineData("a.docx", "PK\u0003\u0004")]
    [InlineData("a.odt", "PK\u0003\u0004")]
    public void Agrees_WithOtherContent_IsFalse(string name, string content)
    {
        Assert.False(Agrees(name, Encoding.UTF8.GetBytes(content)));
    }

    [Fact]
    public void Agrees_OfZipFiles_GoesByTheFirstEntry()
    {
        const string text = "application/vnd.oasis.opendocument.text";
        Assert.True(Agrees("a.odt", Zip("mimetype", text)));
        Assert.False(Agrees("a.ods", Zip("mimetype", text)));
        Assert.False(Agrees("a.odt", Zip("mimetype", text + "-master")));
        Assert.False(Agrees("a.odt", Zip("META-INF/MANIFEST.MF", text)));
        Assert.True(Agrees("a.epub", Zip("mimetype", "application/epub+zip")));
        byte[] office = Zip("[Content_Types].xml", "<Types/>");
        Assert.True(Agrees("a.docx", office));
        Assert.False(Agrees("a.docx", Zip("META-INF/MANIFEST.MF", "Main-Class: A")));

        // The same with the mark of Java programs.
        office[28] = 4;
        byte[] java = [.. office[..(30 + "[Content_Types].xml".Length)], 0xfe, 0xca, 0, 0, .. office[(30 + "[Content_Types].xml".Length)..]];
        Assert.False(Agrees("a.docx", java));
    }

    [Fact]
    public void Agrees_WithRandomBytes_DoesNotThrow()
    {
        Random random = new(5);
        string[] names = ["a.pdf", "a.odt", "a.docx", "a.txt", "a.png", "a.mp3", "a.mp4", "a.wav", "a.tif", "a.djvu"];
        for (int i = 0; i < 2000; i++)
        {
            byte[] head = new byte[random.Next(64)];
            random.NextBytes(head);
            if (head.Length > 4 && i % 2 == 0)
                "PK\u0003\u0004"u8.CopyTo(head);
            foreach (string name in names)
                Agrees(name, head);
        }
    }

    private static bool Agrees(string name, byte[] content)
    {
        Assert.True(FileKind.TryOf(name, out FileKind? kind));
        return kind.Agrees(content);
    }

    private static byte[] Zip(string name, string content)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.ASCII.GetBytes(content));
        }

        return stream.ToArray();
    }
}
