using Rdfwd.Display.Images;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>Loads the pictures that programs name by the path of a file, which means something on their own machine only.</summary>
internal static class NotificationFile
{
    private const int MaxBytes = 4 << 20;

    /// <summary>The picture of a PNG file, scaled down; null when the word names none that can be read.</summary>
    /// <param name="word">A path from the root or a file: URI; anything else is none.</param>
    public static NotificationImage? Load(string word)
    {
        if (!word.StartsWith('/') && !word.StartsWith("file:", StringComparison.Ordinal))
            return null;
        try
        {
            if (LinkRequest.FileOf(word, "/") is not { } path || !FileStatus.TryGet(path, out FileStatus status) || status.Size > MaxBytes)
                return null;
            byte[] file = new byte[status.Size];
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            int read = stream.ReadAtLeast(file, file.Length, throwOnEndOfStream: false);
            byte[]? pixels = PngReader.Read(file.AsSpan(0, read), out int width, out int height);
            return pixels is null ? null : NotificationPicture.Read(pixels, width, height, width * 4, 4, alpha: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
