package network.conet.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A real PostgreSQL 18 for the life of the JVM. */
public final class PostgresServer {
  private static final String USER = "postgres";

  private PostgresServer() {}

  /** Creates an empty database that nobody else uses. */
  public static Database freshDatabase() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    String address = address();
    Database server = new Database(url(address, "postgres"), USER, USER);
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create a database", e);
    }
    return new Database(url(address, name), USER, USER);
  }

  private static String url(String address, String database) {
    return "jdbc:postgresql://" + address + "/" + database;
  }

  private static String address() {
    return SharedPart.addressOf("postgres", PostgresServer::start);
  }

  private static String start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              .setServerConfig("shared_buffers", "64MB")
              .setServerConfig("fsync", "off")
              .start();
      return "127.0.0.1:" + postgres.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start", e);
    }
  }
}
