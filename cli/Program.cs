using System.CommandLine;

RootCommand root = new("Remote windows and remote input over ssh.");
return root.Parse(args).Invoke();
