namespace Rdfwd.Interop.Xcb;

public unsafe struct xcb_xkb_new_keyboard_notify_event_t
{
    public byte response_type;
    public byte xkbType;
    public ushort sequence;
    public uint time;
    public byte deviceID;
    public byte oldDeviceID;
    public byte minKeyCode;
    public byte maxKeyCode;
    public byte oldMinKeyCode;
    public byte oldMaxKeyCode;
    public byte requestMajor;
    public byte requestMinor;
    public ushort changed;
    public fixed byte pad0[14];
}

public unsafe struct xcb_xkb_map_notify_event_t
{
    public byte response_type;
    public byte xkbType;
    public ushort sequence;
    public uint time;
    public byte deviceID;
    public byte ptrBtnActions;
    public ushort changed;
    public byte minKeyCode;
    public byte maxKeyCode;
    public byte firstType;
    public byte nTypes;
    public byte firstKeySym;
    public byte nKeySyms;
    public byte firstKeyAct;
    public byte nKeyActs;
    public byte firstKeyBehavior;
    public byte nKeyBehavior;
    public byte firstKeyExplicit;
    public byte nKeyExplicit;
    public byte firstModMapKey;
    public byte nModMapKeys;
    public byte firstVModMapKey;
    public byte nVModMapKeys;
    public ushort virtualMods;
    public fixed byte pad0[2];
}

public struct xcb_xkb_state_notify_event_t
{
    public byte response_type;
    public byte xkbType;
    public ushort sequence;
    public uint time;
    public byte deviceID;
    public byte mods;
    public byte baseMods;
    public byte latchedMods;
    public byte lockedMods;
    public byte group;
    public short baseGroup;
    public short latchedGroup;
    public byte lockedGroup;
    public byte compatState;
    public byte grabMods;
    public byte compatGrabMods;
    public byte lookupMods;
    public byte compatLoockupMods;
    public ushort ptrBtnState;
    public ushort changed;
    public byte keycode;
    public byte eventType;
    public byte requestMajor;
    public byte requestMinor;
}

public unsafe struct xcb_xkb_controls_notify_event_t
{
    public byte response_type;
    public byte xkbType;
    public ushort sequence;
    public uint time;
    public byte deviceID;
    public byte numGroups;
    public fixed byte pad0[2];
    public uint changedControls;
    public uint enabledControls;
    public uint enabledControlChanges;
    public byte keycode;
    public byte eventType;
    public byte requestMajor;
    public byte requestMinor;
    public fixed byte pad1[4];
}

public unsafe struct xcb_xkb_bell_notify_event_t
{
    public byte response_type;
    public byte xkbType;
    public ushort sequence;
    public uint time;
    public byte deviceID;
    public byte bellClass;
    public byte bellID;
    public byte percent;
    public ushort pitch;
    public ushort duration;
    public uint name;
    public uint window;
    public byte eventOnly;
    public fixed byte pad0[7];
}

public unsafe struct xcb_xkb_use_extension_reply_t
{
    public byte response_type;
    public byte supported;
    public ushort sequence;
    public uint length;
    public ushort serverMajor;
    public ushort serverMinor;
    public fixed byte pad0[20];
}

public unsafe struct xcb_xkb_get_state_reply_t
{
    public byte response_type;
    public byte deviceID;
    public ushort sequence;
    public uint length;
    public byte mods;
    public byte baseMods;
    public byte latchedMods;
    public byte lockedMods;
    public byte group;
    public byte lockedGroup;
    public short baseGroup;
    public short latchedGroup;
    public byte compatState;
    public byte grabMods;
    public byte compatGrabMods;
    public byte lookupMods;
    public byte compatLookupMods;
    public byte pad0;
    public ushort ptrBtnState;
    public fixed byte pad1[6];
}

public unsafe struct xcb_xkb_get_controls_reply_t
{
    public byte response_type;
    public byte deviceID;
    public ushort sequence;
    public uint length;
    public byte mouseKeysDfltBtn;
    public byte numGroups;
    public byte groupsWrap;
    public byte internalModsMask;
    public byte ignoreLockModsMask;
    public byte internalModsRealMods;
    public byte ignoreLockModsRealMods;
    public byte pad0;
    public ushort internalModsVmods;
    public ushort ignoreLockModsVmods;
    public ushort repeatDelay;
    public ushort repeatInterval;
    public ushort slowKeysDelay;
    public ushort debounceDelay;
    public ushort mouseKeysDelay;
    public ushort mouseKeysInterval;
    public ushort mouseKeysTimeToMax;
    public ushort mouseKeysMaxSpeed;
    public short mouseKeysCurve;
    public ushort accessXOption;
    public ushort accessXTimeout;
    public ushort accessXTimeoutOptionsMask;
    public ushort accessXTimeoutOptionsValues;
    public fixed byte pad1[2];
    public uint accessXTimeoutMask;
    public uint accessXTimeoutValues;
    public uint enabledControls;
    public fixed byte perKeyRepeat[32];
}

public unsafe struct xcb_xkb_per_client_flags_reply_t
{
    public byte response_type;
    public byte deviceID;
    public ushort sequence;
    public uint length;
    public uint supported;
    public uint value;
    public uint autoCtrls;
    public uint autoCtrlsValues;
    public fixed byte pad0[8];
}
