package network.conet.localnet;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import network.conet.localnet.keycloak.KeycloakPart;
import network.conet.localnet.keycloak.KeycloakSettings;
import network.conet.localnet.ports.PortBook;
import network.conet.localnet.postgres.Databases;
import network.conet.localnet.postgres.PostgresPart;
import network.conet.localnet.process.RunFolder;
import network.conet.localnet.secrets.SecretStore;

/** Ports, passwords and addresses that several parts must agree on. */
final class Settings {
  static final String GATEWAY = "gateway";

  static final int VERIFIERS = 3;

  /** One role and schema each. */
  static final List<String> SCHEMAS =
      List.of("chain", "staking", "proofs", "rewards_1", "rewards_2", "rewards_3", "governance");

  private static final List<String> CLIENTS =
      List.of(
          "svc-chain",
          "svc-staking",
          "svc-proofs",
          "svc-rewards-1",
          "svc-rewards-2",
          "svc-rewards-3",
          "svc-governance",
          "svc-relay");

  private final SecretStore secrets;
  private final PortBook ports;
  private final RunFolder run;
  private final boolean starting;

  /**
   * @param starting whether a port that somebody else has taken may be chosen anew
   */
  Settings(SecretStore secrets, PortBook ports, RunFolder run, boolean starting) {
    this.secrets = secrets;
    this.ports = ports;
    this.run = run;
    this.starting = starting;
  }

  SecretStore secrets() {
    return secrets;
  }

  int port(String part) {
    return port(part, part);
  }

  /** A further port of a part. */
  int port(String name, String part) {
    return starting && run.alive(part).isEmpty() ? ports.freePort(name) : ports.port(name);
  }

  /** A port that the chain's registry knows: never another one, whoever has taken it. */
  int registeredPort(String name) {
    return ports.port(name);
  }

  String publicUrl() {
    return "http://127.0.0.1:" + port(GATEWAY);
  }

  String superuserPassword() {
    return secrets.password("postgres");
  }

  Databases databases() {
    return new Databases(
        port(PostgresPart.NAME), superuserPassword(), SCHEMAS, this::databasePassword);
  }

  String databasePassword(String role) {
    return secrets.password("db-" + role);
  }

  /** The file with the password of a service's account in Kafka. */
  Path kafkaPassword(String user) {
    return secrets.passwordFile("kafka-" + user);
  }

  String clientSecret(String client) {
    return secrets.password(client);
  }

  KeycloakSettings keycloak() {
    Map<String, String> realm = new TreeMap<>();
    for (String client : CLIENTS) {
      realm.put(
          "CONET_SECRET_" + client.toUpperCase(Locale.ROOT).replace('-', '_'),
          clientSecret(client));
    }
    return new KeycloakSettings(
        port(KeycloakPart.NAME),
        port("keycloak-management", KeycloakPart.NAME),
        publicUrl(),
        secrets.password("keycloak-admin"),
        databases().url(Databases.KEYCLOAK),
        Databases.KEYCLOAK,
        databasePassword(Databases.KEYCLOAK),
        realm);
  }
}
