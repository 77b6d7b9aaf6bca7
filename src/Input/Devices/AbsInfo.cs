namespace Rdfwd.Input.Devices;

/// <summary>What EVIOCGABS says of one axis (struct input_absinfo). The unit of resolution is units per millimetre, or per radian for rotation.</summary>
public readonly record struct AbsInfo(int Value, int Minimum, int Maximum, int Fuzz = 0, int Flat = 0, int Resolution = 0);
