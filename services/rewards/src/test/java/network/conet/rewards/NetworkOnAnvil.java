package network.conet.rewards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.Password;
import network.conet.chainaccess.SigningKey;
import network.conet.testing.AnvilNode;
import network.conet.testing.RepositoryRoot;
import network.conet.units.AccountAddress;

/**
 * The real contracts on a chain of their own, with this service's key as the one verifier, and in
 * the place of proofs and chain a gRPC server that serves empty datasets and sends what it is asked
 * to send.
 */
public final class NetworkOnAnvil implements QuarkusTestResourceLifecycleManager {
  /** Anvil's first account, which it keeps unlocked; it has all the tokens that are out. */
  static final AccountAddress HOLDER =
      AccountAddress.parse("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");

  /** A deployment is one block here: this node drops what does not fit into it. */
  private static final String[] LARGE_FREE_BLOCKS = {
    "--block-time",
    "1",
    "--gas-price",
    "0",
    "--block-base-fee-per-gas",
    "0",
    "--gas-limit",
    "1000000000"
  };

  @Override
  public Map<String, String> start() {
    try {
      AnvilNode node = AnvilNode.start(LARGE_FREE_BLOCKS);
      Path folder = Files.createTempDirectory("conet-rewards-test");
      SigningKey key = SigningKey.generate(new SecureRandom());
      Path keyFile = folder.resolve("key.json");
      Path password = folder.resolve("password");
      Keystore.write(key, keyFile, Password.of("test"));
      Files.writeString(password, "test\n");
      Path contracts = folder.resolve("contracts.json");
      Path figures = figures(folder, 60, Map.of("activationDelay", 30));
      deploy(node, key.address(), HOLDER, figures, contracts);
      Server neighbours =
          ServerBuilder.forPort(0)
              .addService(new EmptyDatasets())
              .addService(new SendsByAnvil(new TestRpc(node.url())))
              .build()
              .start();
      String address = "127.0.0.1:" + neighbours.getPort();
      return Map.of(
          "CONET_RPC_URL",
          node.url(),
          "CONET_CONTRACTS_FILE",
          contracts.toString(),
          "CONET_KEY_FILE",
          keyFile.toString(),
          "CONET_KEY_PASSWORD_FILE",
          password.toString(),
          "CONET_PROOFS_GRPC",
          address,
          "CONET_CHAIN_GRPC",
          address,
          "CONET_REWARDS_ANCHORS",
          "true",
          "CONET_WINDOW_EPOCHS",
          "4",
          "conet.rewards.poll-interval",
          "PT0.2S");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of the local network with another length of an epoch and other values for some
   * parameters.
   *
   * @param epochLength at least twice the activation delay, or the contract shortens the delay
   */
  static Path figures(Path folder, int epochLength, Map<String, Integer> others)
      throws IOException {
    JsonMapper json = new JsonMapper();
    Path local = RepositoryRoot.find().resolve("contracts/config/local.json");
    JsonNode figures = json.readTree(local.toFile());
    ((ObjectNode) figures).put("epochLength", epochLength);
    ObjectNode parameters = (ObjectNode) figures.get("parameters");
    others.forEach((name, value) -> parameters.put(name, value.toString()));
    Path file = folder.resolve("figures.json");
    json.writeValue(file.toFile(), figures);
    return file;
  }

  /**
   * Deploys with one verifier.
   *
   * @param holder has tokens
   */
  static void deploy(
      AnvilNode node, AccountAddress verifier, AccountAddress holder, Path figures, Path contracts)
      throws IOException {
    Path log = contracts.resolveSibling("deploy.log");
    Path script = RepositoryRoot.find().resolve("contracts/script/deploy.sh");
    ProcessBuilder builder =
        new ProcessBuilder(script.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("CONET_RPC_URL", node.url());
    environment.put("CONET_DEPLOYER_KEY", AnvilNode.RICH_KEY);
    environment.put("CONET_CONTRACTS_FILE", contracts.toString());
    environment.put("CONET_VERIFIERS", verifier.hex());
    environment.put("CONET_VERIFIER_THRESHOLD", "1");
    environment.put("CONET_GUARDIAN", verifier.hex());
    environment.put("CONET_HOLDER", holder.hex());
    environment.put("CONET_DEPLOY_CONFIG", figures.toString());
    Process process = builder.start();
    try {
      if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("deployment failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Node and server end with the JVM. */
  @Override
  public void stop() {}
}
