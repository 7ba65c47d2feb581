package network.conet.rewards.db;

import javax.sql.DataSource;
import network.conet.testing.PostgresServer;
import org.flywaydb.core.Flyway;

/** An own migrated database for each asker. */
public final class Databases {
  private Databases() {}

  public static DataSource fresh() {
    DataSource dataSource = PostgresServer.freshDatabase().dataSource();
    Flyway.configure()
        .dataSource(dataSource)
        .locations("db/migration", "db/events", "db/chain-events")
        .load()
        .migrate();
    return dataSource;
  }
}
