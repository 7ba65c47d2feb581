package network.conet.localnet.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.probe.Probe;

/** The databases, roles and schemas inside the server. */
public final class Databases {
  public static final String CONET = "conet";
  public static final String KEYCLOAK = "keycloak";
  static final String SUPERUSER = "postgres";
  private final int port;
  private final String superuserPassword;
  private final List<String> schemas;
  private final UnaryOperator<String> passwordOf;

  /**
   * @param passwordOf the password of a role, by its name
   */
  public Databases(
      int port, String superuserPassword, List<String> schemas, UnaryOperator<String> passwordOf) {
    this.port = port;
    this.superuserPassword = superuserPassword;
    this.schemas = List.copyOf(schemas);
    this.passwordOf = passwordOf;
  }

  /** The URL of a service: its own schema and nothing else on the search path. */
  public String serviceUrl(String schema) {
    return url(CONET) + "?currentSchema=" + schema;
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  Probe probe() {
    return () -> {
      try (Connection connection = connect(SUPERUSER);
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT 1");
        return Probe.Answer.READY;
      } catch (SQLException notYet) {
        return Probe.Answer.notYet(String.valueOf(notYet.getMessage()));
      }
    };
  }

  /** Creates what is missing and sets each role's password to what the secrets say. */
  void create() throws PartFailure {
    try {
      try (Connection server = connect(SUPERUSER)) {
        role(server, KEYCLOAK);
        for (String schema : schemas) {
          role(server, schema);
        }
        database(server, CONET, SUPERUSER);
        database(server, KEYCLOAK, KEYCLOAK);
      }
      try (Connection conet = connect(CONET);
          Statement statement = conet.createStatement()) {
        statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        for (String schema : schemas) {
          statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION " + schema);
          statement.execute("GRANT CONNECT ON DATABASE " + CONET + " TO " + schema);
          statement.execute("ALTER ROLE " + schema + " SET search_path = " + schema);
        }
      }
    } catch (SQLException refused) {
      throw new PartFailure(String.valueOf(refused.getMessage()), "read its log");
    }
  }

  private void role(Connection server, String name) throws SQLException {
    boolean exists = exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
    try (Statement statement = server.createStatement()) {
      statement.execute(
          (exists ? "ALTER" : "CREATE")
              + " ROLE "
              + name
              + " LOGIN PASSWORD '"
              + passwordOf.apply(name)
              + "'");
    }
  }

  private void database(Connection server, String name, String owner) throws SQLException {
    if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
      try (Statement statement = server.createStatement()) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + owner);
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      }
    }
  }

  private static boolean exists(Connection server, String query, String name) throws SQLException {
    try (PreparedStatement statement = server.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private Connection connect(String database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", SUPERUSER);
    login.setProperty("password", superuserPassword);
    login.setProperty("connectTimeout", "3");
    return DriverManager.getConnection(url(database), login);
  }
}
