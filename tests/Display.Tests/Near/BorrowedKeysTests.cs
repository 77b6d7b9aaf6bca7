using Rdfwd.Display.Near;

namespace Rdfwd.Display.Tests.Near;

public sealed class BorrowedKeysTests
{
    private const byte Spare = 255, Letter = 38;
    private readonly BorrowedKeys _keys = new();

    public BorrowedKeysTests()
    {
        uint[] map = new uint[248 * 2];
        map[(Letter - 8) * 2] = 'a';
        map[((Letter - 8) * 2) + 1] = 'A';
        map[((Spare - 8 - 1) * 2) + 1] = 'x';
        _keys.Learn(map, 2);
    }

    [Fact]
    public void Key_WithACharacterForNow_TypesIt()
    {
        Assert.True(_keys.TryFollow(Spare, [0xf6, 0xd6], 2));
        Assert.Equal("ö", _keys.CharacterOf(Spare, shifted: false));
        Assert.Equal("Ö", _keys.CharacterOf(Spare, shifted: true));
        Assert.True(_keys.TryFollow(Spare, [0x1000000 | 0x1f600, 0], 2));
        Assert.Equal("😀", _keys.CharacterOf(Spare, shifted: true));
        Assert.True(_keys.TryFollow(Spare, [0, 0], 2));
        Assert.Null(_keys.CharacterOf(Spare, shifted: false));
    }

    [Theory]
    [InlineData(Letter, 0xf6u, 0xf6u)] // a key of the layout
    [InlineData(Spare - 1, 0xf6u, 0xf6u)] // one that has a symbol on its second level
    [InlineData(Spare, 0xff0du, 0u)] // Return
    [InlineData(Spare, 0xf6u, 0xffe1u)] // Shift on the second level
    [InlineData(Spare, 0x1008ff14u, 0u)] // a media key
    [InlineData(7, 0xf6u, 0u)]
    public void Change_OfMoreThanASpareKey_IsNoLoan(int keycode, uint plain, uint shifted)
    {
        Assert.False(_keys.TryFollow((byte)keycode, [plain, shifted], 2));
        Assert.Null(_keys.CharacterOf((byte)keycode, shifted: false));
    }

    [Fact]
    public void Change_OfManyKeysOrOfNone_IsNoLoan()
    {
        Assert.False(_keys.TryFollow(200, new uint[(BorrowedKeys.MostAtOnce + 1) * 2], 2));
        Assert.True(_keys.TryFollow(200, new uint[BorrowedKeys.MostAtOnce * 2], 2));
        Assert.False(_keys.TryFollow(250, new uint[BorrowedKeys.MostAtOnce * 2], 2));
        Assert.False(_keys.TryFollow(Spare, [], 0));
    }

    [Fact]
    public void Map_LearntDuringALoan_KeepsIt()
    {
        uint[] map = new uint[248 * 2];
        map[^2] = map[^1] = 0xf6;
        Assert.True(_keys.TryFollow(Spare, [0xf6, 0xf6], 2));
        _keys.Learn(map, 2);
        Assert.Equal("ö", _keys.CharacterOf(Spare, shifted: false));
        Assert.True(_keys.TryFollow(Spare, [0, 0], 2));
        Assert.True(_keys.TryFollow(Spare, [0xe4, 0xe4], 2));
        _keys.Learn(map, 2);
        Assert.False(_keys.TryFollow(Spare, [0xe4, 0xe4], 2));
    }

    [Fact]
    public void Map_LearntAnew_EndsLoans()
    {
        Assert.True(_keys.TryFollow(Spare, [0xf6, 0xf6], 2));
        _keys.Learn(new uint[248], 1);
        Assert.Null(_keys.CharacterOf(Spare, shifted: false));
    }
}
