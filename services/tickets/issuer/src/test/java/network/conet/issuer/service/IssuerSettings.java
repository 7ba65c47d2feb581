package network.conet.issuer.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Window 0 is open for years; a GiB costs 2^20 units; one size each keeps the start short. */
public final class IssuerSettings implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    try {
      Path secret = Files.createTempFile("issuer", ".secret");
      secret.toFile().deleteOnExit();
      Files.write(secret, new byte[32]);
      return Map.of(
          "conet.issuer.secret-file", secret.toString(),
          "conet.issuer.genesis", "1700000000",
          "conet.issuer.window", "P36500D",
          "conet.issuer.price-per-gib", "1048576",
          "conet.issuer.ticket-denominations", "4194304,67108864");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {}
}
