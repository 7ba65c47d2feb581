package network.conet.rewards.db;

import java.sql.SQLException;

/** Takes two things and talks to the database. */
@FunctionalInterface
interface SqlBiConsumer<A, B> {
  void accept(A first, B second) throws SQLException;
}
