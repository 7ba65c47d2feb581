package network.conet.rewards;

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
import network.conet.chainaccess.SigningKey;
import network.conet.testing.AnvilNode;
import network.conet.testing.RepositoryRoot;

/**
 * The real contracts on a chain of their own, with this service's key as the one verifier, and in
 * the place of proofs and chain a gRPC server that serves empty datasets and sends what it is asked
 * to send.
 */
public final class NetworkOnAnvil implements QuarkusTestResourceLifecycleManager {
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
      Keystore.write(key, keyFile, "test");
      Files.writeString(password, "test\n");
      Path contracts = folder.resolve("contracts.json");
      deploy(node, key, contracts, folder.resolve("deploy.log"));
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

  private static void deploy(AnvilNode node, SigningKey key, Path contracts, Path log)
      throws IOException {
    Path script = RepositoryRoot.find().resolve("contracts/script/deploy.sh");
    ProcessBuilder builder =
        new ProcessBuilder(script.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("CONET_RPC_URL", node.url());
    environment.put("CONET_DEPLOYER_KEY", AnvilNode.RICH_KEY);
    environment.put("CONET_CONTRACTS_FILE", contracts.toString());
    environment.put("CONET_VERIFIERS", key.address().hex());
    environment.put("CONET_VERIFIER_THRESHOLD", "1");
    environment.put("CONET_GUARDIAN", key.address().hex());
    environment.put("CONET_HOLDER", key.address().hex());
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
