package network.conet.rewards.db;

import java.sql.SQLException;

/** Takes something and talks to the database. */
@FunctionalInterface
interface SqlConsumer<A> {
  void accept(A argument) throws SQLException;
}
