namespace Rdfwd.Programs.Tests;

/// <summary>All tests here, which fill one table.</summary>
[CollectionDefinition(Name)]
public sealed class ProgramsCollection : ICollectionFixture<CompatTable>
{
    public const string Name = "programs";
}
