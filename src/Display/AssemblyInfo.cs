using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Display.Tests")]
