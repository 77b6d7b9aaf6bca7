namespace Rdfwd.Display.Composing;

/// <summary>The major opcodes of the Input Method Protocol 1.0 (X Consortium standard, appendix B) that are used here.</summary>
internal enum XimOpcode : byte
{
    Connect = 1,
    ConnectReply = 2,
    Disconnect = 3,
    Error = 20,
    Open = 30,
    OpenReply = 31,
    Close = 32,
    SetEventMask = 37,
    EncodingNegotiation = 38,
    EncodingNegotiationReply = 39,
    GetImValues = 44,
    GetImValuesReply = 45,
    CreateIc = 50,
    CreateIcReply = 51,
    DestroyIc = 52,
    SetIcValues = 54,
    SetIcFocus = 58,
    UnsetIcFocus = 59,
    ForwardEvent = 60,
    Sync = 61,
    SyncReply = 62,
    Commit = 63,
}
