package network.conet.rewards.db;

import java.sql.SQLException;

/** A function that talks to the database. */
@FunctionalInterface
interface SqlFunction<A, B> {
  B apply(A argument) throws SQLException;
}
