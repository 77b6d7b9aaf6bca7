using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Display.Tests")]
[assembly: InternalsVisibleTo("Micro")]
[assembly: InternalsVisibleTo("Rdfwd.Bench")]
