package network.conet.issuer.db;

import java.sql.SQLException;

/** The database did not do what it was asked; the transaction is undone. */
public final class DatabaseFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseFailed(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
