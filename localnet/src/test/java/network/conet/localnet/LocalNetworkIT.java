package network.conet.localnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import network.conet.localnet.chain.JsonRpc;
import network.conet.localnet.demo.Await;
import network.conet.localnet.keycloak.UserAccount;
import network.conet.localnet.part.Outcome;
import network.conet.localnet.part.Progress;
import network.conet.localnet.process.ProcessRecord;
import network.conet.localnet.state.JsonFile;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real parts below CoNET's own services, started, killed and started again. */
class LocalNetworkIT {
  private static final String HISTORY = "0x0000f90827f1c53a10cb7a02335b175320002935";
  private static final Set<String> PARTS = Set.of("keycloak", "kafka", "node-keeper");
  private static final Path REPO = Path.of("..").toAbsolutePath().normalize();

  @TempDir static Path folder;
  private static LocalNetwork network;

  /** Once for all: a first start of Keycloak is most of the time that this class takes. */
  @BeforeAll
  static void open() throws Exception {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("BESU_HOME");
    network = LocalNetwork.open(REPO, folder.resolve("net"), environment);
    assumeThat(network.folders().keycloak().resolve(".built-for-conet"))
        .as("./conet build fetches what this test starts")
        .exists();
    start();
  }

  @AfterAll
  static void reset() throws Exception {
    network.reset(Progress.SILENT);
    assertThat(folder.resolve("net")).doesNotExist();
  }

  @Test
  void whatWasAcknowledgedSurvivesTheDeathOfEveryProcess() throws Exception {
    UserAccount person = network.createUser("ada", List.of("operator"));
    try (Connection staking = database("staking");
        Statement statement = staking.createStatement()) {
      statement.execute("CREATE TABLE kept (word text)");
      statement.execute("INSERT INTO kept VALUES ('here')");
    }
    BigInteger block = new JsonRpc(network.rpc()).quantity("eth_blockNumber");

    network.processes().forEach(LocalNetworkIT::kill);
    network.processes().forEach(part -> assertThat(part.process().stillRuns()).isFalse());
    start();

    assertThat(claims(person).path("preferred_username").asText()).isEqualTo("ada");
    try (Connection staking = database("staking");
        Statement statement = staking.createStatement();
        var rows = statement.executeQuery("SELECT word FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("here");
    }
    JsonRpc rpc = new JsonRpc(network.rpc());
    assertThat(rpc.call("eth_getBlockByNumber", "0x1", false).path("hash").asText())
        .startsWith("0x");
    assertThat(block).isPositive();
    contractsReadTheHashOf(block.min(rpc.quantity("eth_blockNumber")), rpc);
  }

  /** By the rule that they go by: BLOCKHASH within 256 blocks, then the history of EIP-2935. */
  private static void contractsReadTheHashOf(BigInteger old, JsonRpc rpc) throws Exception {
    String hash =
        rpc.call("eth_getBlockByNumber", "0x" + old.toString(16), false).path("hash").asText();
    Await.until(
        "256 blocks beyond the one before the kill",
        Duration.ofSeconds(20),
        () ->
            Optional.of(rpc.quantity("eth_blockNumber"))
                .filter(head -> head.subtract(old).intValueExact() > 256));
    String number = String.format(Locale.ROOT, "0x%064x", old);
    assertThat(rpc.call("eth_call", Map.of("to", HISTORY, "data", number), "latest").asText())
        .isEqualTo(hash);
  }

  @Test
  void aServiceReadsItsOwnSchemaAndNoOther() throws Exception {
    try (Connection staking = database("staking");
        Statement statement = staking.createStatement()) {
      statement.execute("CREATE TABLE own (word text)");
    }
    try (Connection proofs = database("proofs");
        Statement statement = proofs.createStatement()) {
      Assertions.assertThatThrownBy(() -> statement.execute("SELECT * FROM staking.own"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void tokensNameTheirAudienceRolesAndPublicIssuer() throws Exception {
    JsonNode person = claims(network.createUser("grace", List.of("operator", "voter")));
    assertThat(texts(person.path("aud"))).contains("conet");
    assertThat(texts(person.path("realm_access").path("roles")))
        .contains("operator", "voter")
        .doesNotContain("verifier", "service", "admin");
    String issuer = person.path("iss").asText();
    int gateway =
        JsonFile.read(network.folders().net().resolve("ports.json"), JsonNode.class)
            .orElseThrow()
            .path("ports")
            .path("gateway")
            .asInt();
    assertThat(issuer).isEqualTo("http://127.0.0.1:" + gateway + "/realms/conet");

    JsonNode verifier =
        claims(
            network
                .provisioning()
                .serviceToken("svc-rewards-2", network.secrets().password("svc-rewards-2")));
    assertThat(texts(verifier.path("realm_access").path("roles")))
        .contains("verifier", "service")
        .doesNotContain("operator");
    assertThat(texts(verifier.path("aud"))).contains("conet");
  }

  @Test
  void secretsStayInTheirFolder() throws Exception {
    String admin = network.secrets().password("keycloak-admin");
    String database = network.secrets().password("db-keycloak");
    for (ProcessRecord part : network.processes()) {
      String arguments =
          Files.readString(
              Path.of("/proc/" + part.process().pid() + "/cmdline"), StandardCharsets.UTF_8);
      String log = Files.readString(Path.of(part.log()));
      assertThat(arguments + log).doesNotContain(admin, database);
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("net/secrets"))).hasSize(3);
  }

  private static void start() throws Exception {
    List<Outcome> outcomes = network.up("anvil", "", PARTS, Progress.SILENT);
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.isReady()).isTrue());
  }

  private JsonNode claims(UserAccount person) throws Exception {
    return claims(network.provisioning().accessToken(person));
  }

  private static JsonNode claims(String token) throws Exception {
    return JsonFile.json().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  private static List<String> texts(JsonNode node) {
    return node.isArray()
        ? JsonFile.json()
            .convertValue(node, new com.fasterxml.jackson.core.type.TypeReference<>() {})
        : List.of(node.asText());
  }

  private Connection database(String schema) throws SQLException {
    int port =
        JsonFile.read(folder.resolve("net").resolve("ports.json"), JsonNode.class)
            .orElseThrow()
            .path("ports")
            .path("postgres")
            .asInt();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/conet?currentSchema=" + schema,
        schema,
        network.secrets().password("db-" + schema));
  }

  private static void kill(ProcessRecord part) {
    ProcessHandle.of(part.process().pid())
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }
}
