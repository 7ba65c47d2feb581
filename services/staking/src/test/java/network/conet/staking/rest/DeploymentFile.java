package network.conet.staking.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Addresses at which nothing is deployed: these tests fill the read model themselves. */
public final class DeploymentFile implements QuarkusTestResourceLifecycleManager {
  private Path file;

  @Override
  public Map<String, String> start() {
    try {
      file = Files.createTempFile("contracts", ".json");
      Files.writeString(
          file,
          """
          {"chainId":31337,"deployBlock":0,"contracts":{
            "NodeRegistry":"0x0000000000000000000000000000000000000001",
            "Staking":"0x0000000000000000000000000000000000000002"}}
          """);
      return Map.of("CONET_CONTRACTS_FILE", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
