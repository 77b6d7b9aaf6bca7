using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Glass.Tests")]
[assembly: InternalsVisibleTo("Support")]
