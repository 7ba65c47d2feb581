package network.conet.localnet.keycloak;

import java.util.Map;

/**
 * What differs between two local networks.
 *
 * @param publicUrl where people reach it: the gateway, which forwards /realms/*
 * @param realmSecrets values of the realm's placeholders
 */
public record KeycloakSettings(
    int port,
    int managementPort,
    String publicUrl,
    String adminPassword,
    String databaseUrl,
    String databaseUser,
    String databasePassword,
    Map<String, String> realmSecrets) {
  public static final String ADMIN = "localnet-admin";
  public static final String REALM = "conet";

  public KeycloakSettings {
    realmSecrets = Map.copyOf(realmSecrets);
  }

  /** Where services on this machine reach it. */
  public String internalUrl() {
    return "http://127.0.0.1:" + port;
  }

  public String internalRealmUrl() {
    return internalUrl() + "/realms/" + REALM;
  }

  @Override
  public String toString() {
    return "KeycloakSettings[" + internalUrl() + "]";
  }
}
