package network.conet.rewards.db;

import java.sql.SQLException;

/** The database did not do what it was asked: whatever was under way is rolled back. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseFailure(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
