using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Wire.Tests")]
