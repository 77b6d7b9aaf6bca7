namespace Rdfwd.Programs.Tests;

/// <summary>All tests here, which fill one table.</summary>
[CollectionDefinition(Name)]
public sealed class AllPrograms : ICollectionFixture<CompatTable>
{
    public const string Name = "programs";
}
