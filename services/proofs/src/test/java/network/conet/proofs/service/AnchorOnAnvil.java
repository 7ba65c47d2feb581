package network.conet.proofs.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import network.conet.chainaccess.Selector;
import network.conet.testing.AnvilNode;

/**
 * A chain that holds the anchor's two immutables in a contract of forty bytes, the files that a
 * deployment and an operator leave, and the topics.
 */
public final class AnchorOnAnvil implements QuarkusTestResourceLifecycleManager {
  static final long GENESIS = 1_700_000_000;
  static final int EPOCH_LENGTH = 60;
  static final String ANCHOR = "0x00000000000000000000000000000000000000cc";
  static final String REGISTRY = "0x00000000000000000000000000000000000000aa";
  static final String ESCROW = "0x00000000000000000000000000000000000000bb";
  static final String PARAMETERS = "0x00000000000000000000000000000000000000dd";

  @Override
  public Map<String, String> start() {
    try {
      AnvilNode node = AnvilNode.start();
      setCode(node.url());
      Path folder = Files.createTempDirectory("conet-proofs-test");
      Path contracts = folder.resolve("contracts.json");
      Files.writeString(
          contracts,
          """
          {"chainId":31337,"deployBlock":1,"contracts":{"EpochAnchor":"%s","NodeRegistry":"%s",\
          "Escrow":"%s","NetworkParameters":"%s"}}\
          """
              .formatted(ANCHOR, REGISTRY, ESCROW, PARAMETERS));
      Path secret = folder.resolve("issuer-secret");
      Files.write(secret, new byte[32]);
      return Map.of(
          "CONET_RPC_URL", node.url(),
          "CONET_CONTRACTS_FILE", contracts.toString(),
          "CONET_ISSUER_SECRET_FILE", secret.toString(),
          "CONET_WINDOW_EPOCHS", "2",
          "CONET_DENOMINATIONS", "1048576,2097152");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers its length to EPOCH_LENGTH() and its genesis to anything else. */
  private static void setCode(String url) throws IOException {
    String code =
        "0x60003560e01c63"
            + Selector.of("EPOCH_LENGTH()").hex().substring(2)
            + "14601c5763"
            + "%08x".formatted(GENESIS)
            + "60005260206000f35b61"
            + "%04x".formatted(EPOCH_LENGTH)
            + "60005260206000f3";
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"anvil_setCode\",\"params\":[\"%s\",\"%s\"]}"
            .formatted(ANCHOR, code);
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(URI.create(url))
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The node ends with the JVM. */
  @Override
  public void stop() {}
}
