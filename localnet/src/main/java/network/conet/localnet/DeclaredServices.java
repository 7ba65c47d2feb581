package network.conet.localnet;

import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.conet.localnet.chain.BlockSource;
import network.conet.localnet.contracts.ContractsPart;
import network.conet.localnet.kafka.KafkaPart;
import network.conet.localnet.keycloak.KeycloakPart;
import network.conet.localnet.part.Part;
import network.conet.localnet.postgres.PostgresPart;
import network.conet.localnet.services.ServicePart;

/** CoNET's own services with the settings of docs/architecture.md. */
final class DeclaredServices {
  private static final int HEAP_MEGABYTES = 160;

  /** Sizes of a voucher from 64 MiB to 1 GiB, in bytes: a demo's download fits without waste. */
  private static final String DENOMINATIONS = "67108864,134217728,268435456,1073741824";

  private static final String PROOFS = "proofs";
  private static final String REWARDS = "rewards";

  private final Folders folders;
  private final Machine machine;
  private final Settings settings;
  private final URI rpc;
  private final List<String> nodeNames;

  DeclaredServices(
      Folders folders, Machine machine, Settings settings, URI rpc, List<String> nodeNames) {
    this.folders = folders;
    this.machine = machine;
    this.settings = settings;
    this.rpc = rpc;
    this.nodeNames = nodeNames;
  }

  /**
   * A service that is not in this checkout is left out.
   *
   * @param source whether the chain service writes the topic of the chain's blocks
   */
  List<Part> parts(BlockSource source) {
    List<Part> parts = new ArrayList<>();
    Map<String, String> chain = new TreeMap<>(key("chain-sender"));
    chain.put("CONET_CHAIN_WRITES_BLOCKS", Boolean.toString(source.hasChainService()));
    parts.add(service("chain", "chain", "chain", chain));
    parts.add(service("staking", "staking", "staking", Map.of()));
    parts.add(service(PROOFS, PROOFS, PROOFS, vouchers()));
    for (int verifier = 1; verifier <= Settings.VERIFIERS; verifier++) {
      Map<String, String> own = new TreeMap<>(key("verifier-" + verifier));
      own.put("CONET_REWARDS_ANCHORS", Boolean.toString(verifier == 1));
      parts.add(service(REWARDS + "-" + verifier, REWARDS, REWARDS + "_" + verifier, own));
    }
    parts.add(service("governance", "governance", "governance", Map.of()));
    parts.add(gateway());
    return parts.stream()
        .filter(
            part ->
                part instanceof ServicePart service
                    && Files.exists(
                        service.module().resolve("src/main/resources/application.properties")))
        .toList();
  }

  private Part service(String name, String module, String schema, Map<String, String> own) {
    Map<String, String> environment = new TreeMap<>(shared());
    environment.put("CONET_DB_URL", settings.databases().serviceUrl(schema));
    environment.put("CONET_DB_USER", schema);
    environment.put("CONET_DB_PASSWORD", settings.databasePassword(schema));
    environment.put("CONET_KAFKA", "127.0.0.1:" + settings.port(KafkaPart.NAME));
    environment.put("CONET_KAFKA_USER", name);
    environment.put("CONET_KAFKA_PASSWORD_FILE", settings.kafkaPassword(name).toString());
    environment.put("CONET_CLIENT_ID", "svc-" + name);
    environment.put("CONET_CLIENT_SECRET", settings.clientSecret("svc-" + name));
    environment.putAll(own);
    return part(name, module, environment, needs());
  }

  /** Its own server tells health and metrics to this machine; the public one is beside it. */
  private Part gateway() {
    int publicPort = settings.port(Settings.GATEWAY);
    Map<String, String> environment = new TreeMap<>(shared());
    environment.put("CONET_EDGE_HOST", "127.0.0.1");
    environment.put("CONET_EDGE_PORT", Integer.toString(publicPort));
    return new ServicePart(
        Settings.GATEWAY,
        List.of(KeycloakPart.NAME),
        machine.java(),
        folders.service(Settings.GATEWAY),
        folders.data(Settings.GATEWAY),
        settings.port("gateway-own", Settings.GATEWAY),
        publicPort,
        HEAP_MEGABYTES,
        environment);
  }

  /** What every service and relay is told. */
  Map<String, String> shared() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("CONET_OIDC_URL", settings.keycloak().internalRealmUrl());
    environment.put("CONET_KEYCLOAK_URL", settings.keycloak().internalUrl());
    environment.put("CONET_RPC_URL", rpc.toString());
    environment.put("CONET_PUBLIC_RPC_URL", rpc.toString());
    environment.put("CONET_PUBLIC_URL", settings.publicUrl());
    environment.put("CONET_CONTRACTS_FILE", folders.addresses().toString());
    environment.put("CONET_WINDOW_EPOCHS", "4");
    environment.put("CONET_DENOMINATIONS", DENOMINATIONS);
    Map<String, String> peers =
        Map.of(
            "CHAIN", "chain",
            "STAKING", "staking",
            "PROOFS", PROOFS,
            "REWARDS", REWARDS + "-1",
            "GOVERNANCE", "governance");
    peers.forEach(
        (word, peer) -> {
          environment.put("CONET_" + word + "_GRPC", "127.0.0.1:" + settings.port(peer));
          environment.put("CONET_" + word + "_URL", "http://127.0.0.1:" + settings.port(peer));
        });
    return environment;
  }

  private Map<String, String> key(String name) {
    return Map.of(
        "CONET_KEY_FILE", settings.secrets().keystore(name).toString(),
        "CONET_KEY_PASSWORD_FILE", settings.secrets().keystorePassword(name).toString());
  }

  private Map<String, String> vouchers() {
    return Map.of(
        "CONET_ISSUER_SECRET_FILE", settings.secrets().passwordFile("voucher-issuer").toString());
  }

  private List<String> needs() {
    List<String> needs = new ArrayList<>(nodeNames);
    needs.addAll(List.of(PostgresPart.NAME, KafkaPart.NAME, KeycloakPart.NAME, ContractsPart.NAME));
    return needs;
  }

  /** A process of a relay. */
  Part relay(String name, Map<String, String> own) {
    Map<String, String> environment = new TreeMap<>(shared());
    environment.putAll(key(name));
    environment.put("CONET_CLIENT_ID", "svc-relay");
    environment.put("CONET_CLIENT_SECRET", settings.clientSecret("svc-relay"));
    environment.put("CONET_RELAY_STORE", folders.data(name).resolve("relay.db").toString());
    environment.put("CONET_RELAY_DATA_HOST", "127.0.0.1");
    environment.put(
        ServicePart.RELAY_PORT, Integer.toString(settings.registeredPort(name + "-data")));
    environment.putAll(own);
    return part(name, "relay", environment, List.of(KeycloakPart.NAME, PROOFS, "staking"));
  }

  private Part part(
      String name, String module, Map<String, String> environment, List<String> needs) {
    return new ServicePart(
        name,
        needs,
        machine.java(),
        folders.service(module),
        folders.data(name),
        settings.port(name),
        settings.port(name),
        HEAP_MEGABYTES,
        environment);
  }
}
