package network.conet.proofs.outbox;

import java.util.List;

/** Events that wait to be told. */
public interface Outbox {
  /** Adds events, in the running transaction. */
  void append(List<OutboundEvent> events);
}
