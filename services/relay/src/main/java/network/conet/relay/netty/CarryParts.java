package network.conet.relay.netty;

import network.conet.relay.peers.AddressRule;
import network.conet.relay.peers.PeerDirectory;
import network.conet.relay.peers.RelayIdentity;
import network.conet.relay.session.ReceiptKeeper;
import network.conet.relay.session.SessionDesk;

/** What every circuit works with. */
record CarryParts(
    RelayIdentity identity,
    SessionDesk desk,
    ReceiptKeeper keeper,
    PeerDirectory peers,
    ExitPolicy exits,
    CarryLimits limits,
    CarryCounters counters,
    Names names,
    AddressRule addresses,
    Work work) {}
