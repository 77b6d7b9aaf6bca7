using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Session.Tests")]
[assembly: InternalsVisibleTo("EndToEnd.Tests")]
