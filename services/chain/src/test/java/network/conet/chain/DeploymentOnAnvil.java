package network.conet.chain;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.Password;
import network.conet.chainaccess.Selector;
import network.conet.chainaccess.SigningKey;
import network.conet.testing.AnvilNode;

/**
 * A deployment of one small contract in the place of Staking, and again in that of
 * OpeningChallenges, and a funded key for the service. The contract logs its call's first word as a
 * topic with the whole call as data, and refuses a second word of 0 with Staking's error {@code
 * NodeNotJailed} of the first.
 */
public final class DeploymentOnAnvil implements QuarkusTestResourceLifecycleManager {
  private static final String CODE =
      "0x602d80600b6000396000f3"
          + "60243515601557"
          + "366000600037"
          + "600435366000a100"
          + "5b63"
          + Selector.of("NodeNotJailed(bytes32)").hex().substring(2)
          + "60e01b600052"
          + "6020600460043760246000fd";

  @Override
  public Map<String, String> start() {
    AnvilNode node = AnvilNode.start("--block-time", "1");
    AnvilRpc rpc = new AnvilRpc(node.url());
    SigningKey key = SigningKey.generate(new SecureRandom());
    rpc.fund(key.address());
    JsonNode staking = deploy(rpc);
    JsonNode openings = deploy(rpc);
    try {
      Path folder = Files.createTempDirectory("conet-chain-test");
      Path contracts = folder.resolve("contracts.json");
      Files.writeString(
          contracts,
          "{\"chainId\":%d,\"deployBlock\":%d,\"contracts\":{\"Staking\":\"%s\",\"OpeningChallenges\":\"%s\"}}"
              .formatted(
                  AnvilNode.CHAIN_ID,
                  Long.decode(staking.path("blockNumber").asText()),
                  staking.path("contractAddress").asText(),
                  openings.path("contractAddress").asText()));
      Path keyFile = folder.resolve("key.json");
      Path password = folder.resolve("password");
      Keystore.write(key, keyFile, Password.of("test"));
      Files.writeString(password, "test\n");
      return Map.of(
          "CONET_RPC_URL", node.url(),
          "CONET_CONTRACTS_FILE", contracts.toString(),
          "CONET_KEY_FILE", keyFile.toString(),
          "CONET_KEY_PASSWORD_FILE", password.toString(),
          "CONET_DENOMINATIONS", "1073741824");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode deploy(AnvilRpc rpc) {
    String transaction = rpc.text("eth_sendTransaction", Map.of("from", rpc.rich(), "data", CODE));
    await().atMost(60, SECONDS).until(() -> rpc.receipt(transaction).isObject());
    return rpc.receipt(transaction);
  }

  /** The node ends with the JVM. */
  @Override
  public void stop() {}
}
