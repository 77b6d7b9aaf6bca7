using Rdfwd.Cli;

return RdfwdProgram.Run(args);
