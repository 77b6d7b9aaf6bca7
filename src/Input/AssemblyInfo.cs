using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Input.Tests")]
[assembly: InternalsVisibleTo("Kernel.Tests")]
[assembly: InternalsVisibleTo("Kernel.Guest")]
