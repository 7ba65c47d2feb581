package network.conet.relay.session;

import network.conet.circuit.wire.CloseCode;

/** Whether a voucher opens a session here. */
public sealed interface Opening {
  record Opened(Session session) implements Opening {}

  record Refused(CloseCode reason) implements Opening {}
}
