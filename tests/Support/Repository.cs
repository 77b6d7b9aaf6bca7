namespace Rdfwd.Tests.Support;

/// <summary>Files of this checkout.</summary>
public static class Repository
{
    private static readonly string Root = Find();

    /// <summary>The whole path of a file, named from the checkout's root.</summary>
    public static string File(string name) => Path.Combine(Root, name);

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(at.FullName, "Forward.sln")))
                return at.FullName;
        }

        throw new InvalidOperationException("The tests run outside of their checkout.");
    }
}
