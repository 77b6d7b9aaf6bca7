using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>Numbers and masks of the core events. In an event, 0x80 of response_type says that a client sent it.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_EVENT_MASK_NO_EVENT = 0;
    public const int XCB_EVENT_MASK_KEY_PRESS = 1;
    public const int XCB_EVENT_MASK_KEY_RELEASE = 2;
    public const int XCB_EVENT_MASK_BUTTON_PRESS = 4;
    public const int XCB_EVENT_MASK_BUTTON_RELEASE = 8;
    public const int XCB_EVENT_MASK_ENTER_WINDOW = 0x10;
    public const int XCB_EVENT_MASK_LEAVE_WINDOW = 0x20;
    public const int XCB_EVENT_MASK_POINTER_MOTION = 0x40;
    public const int XCB_EVENT_MASK_POINTER_MOTION_HINT = 0x80;
    public const int XCB_EVENT_MASK_BUTTON_1_MOTION = 0x100;
    public const int XCB_EVENT_MASK_BUTTON_2_MOTION = 0x200;
    public const int XCB_EVENT_MASK_BUTTON_3_MOTION = 0x400;
    public const int XCB_EVENT_MASK_BUTTON_4_MOTION = 0x800;
    public const int XCB_EVENT_MASK_BUTTON_5_MOTION = 0x1000;
    public const int XCB_EVENT_MASK_BUTTON_MOTION = 0x2000;
    public const int XCB_EVENT_MASK_KEYMAP_STATE = 0x4000;
    public const int XCB_EVENT_MASK_EXPOSURE = 0x8000;
    public const int XCB_EVENT_MASK_VISIBILITY_CHANGE = 0x10000;
    public const int XCB_EVENT_MASK_STRUCTURE_NOTIFY = 0x20000;
    public const int XCB_EVENT_MASK_RESIZE_REDIRECT = 0x40000;
    public const int XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY = 0x80000;
    public const int XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT = 0x100000;
    public const int XCB_EVENT_MASK_FOCUS_CHANGE = 0x200000;
    public const int XCB_EVENT_MASK_PROPERTY_CHANGE = 0x400000;
    public const int XCB_EVENT_MASK_COLOR_MAP_CHANGE = 0x800000;
    public const int XCB_EVENT_MASK_OWNER_GRAB_BUTTON = 0x1000000;

    public const int XCB_MOTION_NORMAL = 0;
    public const int XCB_MOTION_HINT = 1;

    public const int XCB_NOTIFY_DETAIL_ANCESTOR = 0;
    public const int XCB_NOTIFY_DETAIL_VIRTUAL = 1;
    public const int XCB_NOTIFY_DETAIL_INFERIOR = 2;
    public const int XCB_NOTIFY_DETAIL_NONLINEAR = 3;
    public const int XCB_NOTIFY_DETAIL_NONLINEAR_VIRTUAL = 4;
    public const int XCB_NOTIFY_DETAIL_POINTER = 5;
    public const int XCB_NOTIFY_DETAIL_POINTER_ROOT = 6;
    public const int XCB_NOTIFY_DETAIL_NONE = 7;

    public const int XCB_NOTIFY_MODE_NORMAL = 0;
    public const int XCB_NOTIFY_MODE_GRAB = 1;
    public const int XCB_NOTIFY_MODE_UNGRAB = 2;
    public const int XCB_NOTIFY_MODE_WHILE_GRABBED = 3;

    public const int XCB_VISIBILITY_UNOBSCURED = 0;
    public const int XCB_VISIBILITY_PARTIALLY_OBSCURED = 1;
    public const int XCB_VISIBILITY_FULLY_OBSCURED = 2;

    public const int XCB_MAPPING_MODIFIER = 0;
    public const int XCB_MAPPING_KEYBOARD = 1;
    public const int XCB_MAPPING_POINTER = 2;

    public const int XCB_KEY_PRESS = 2;
    public const int XCB_KEY_RELEASE = 3;
    public const int XCB_BUTTON_PRESS = 4;
    public const int XCB_BUTTON_RELEASE = 5;
    public const int XCB_MOTION_NOTIFY = 6;
    public const int XCB_ENTER_NOTIFY = 7;
    public const int XCB_LEAVE_NOTIFY = 8;
    public const int XCB_FOCUS_IN = 9;
    public const int XCB_FOCUS_OUT = 10;
    public const int XCB_KEYMAP_NOTIFY = 11;
    public const int XCB_EXPOSE = 12;
    public const int XCB_GRAPHICS_EXPOSURE = 13;
    public const int XCB_NO_EXPOSURE = 14;
    public const int XCB_VISIBILITY_NOTIFY = 15;
    public const int XCB_CREATE_NOTIFY = 16;
    public const int XCB_DESTROY_NOTIFY = 17;
    public const int XCB_UNMAP_NOTIFY = 18;
    public const int XCB_MAP_NOTIFY = 19;
    public const int XCB_MAP_REQUEST = 20;
    public const int XCB_REPARENT_NOTIFY = 21;
    public const int XCB_CONFIGURE_NOTIFY = 22;
    public const int XCB_CONFIGURE_REQUEST = 23;
    public const int XCB_GRAVITY_NOTIFY = 24;
    public const int XCB_RESIZE_REQUEST = 25;
    public const int XCB_CIRCULATE_NOTIFY = 26;
    public const int XCB_CIRCULATE_REQUEST = 27;
    public const int XCB_PROPERTY_NOTIFY = 28;
    public const int XCB_SELECTION_CLEAR = 29;
    public const int XCB_SELECTION_REQUEST = 30;
    public const int XCB_SELECTION_NOTIFY = 31;
    public const int XCB_COLORMAP_NOTIFY = 32;
    public const int XCB_CLIENT_MESSAGE = 33;
    public const int XCB_MAPPING_NOTIFY = 34;
    public const int XCB_GE_GENERIC = 35;
}
