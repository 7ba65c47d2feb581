package network.conet.proofs.db;

import java.sql.SQLException;
import java.util.List;
import network.conet.events.OutboxEvent;
import network.conet.proofs.outbox.OutboundEvent;
import network.conet.proofs.outbox.Outbox;

/** The outbox that the publisher sends from, on the connection of the running transaction. */
public final class JdbcOutbox implements Outbox {
  @Override
  public void append(List<OutboundEvent> events) {
    try {
      network.conet.events.Outbox.append(
          JdbcTransactions.connection(),
          events.stream()
              .map(next -> new OutboxEvent(next.topic().value(), next.key(), next.payload()))
              .toList());
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }
}
