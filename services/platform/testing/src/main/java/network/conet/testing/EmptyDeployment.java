package network.conet.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment's file whose addresses hold nothing, for tests that fill the read model themselves.
 * Argument {@value #CONTRACTS}: the contracts' names, comma separated.
 */
public final class EmptyDeployment implements QuarkusTestResourceLifecycleManager {
  public static final String CONTRACTS = "contracts";

  private List<String> names = List.of();
  private @Nullable Path file;

  @Override
  public void init(Map<String, String> arguments) {
    names = List.of(arguments.getOrDefault(CONTRACTS, "").split(",", -1));
  }

  @Override
  public Map<String, String> start() {
    List<String> entries = new ArrayList<>();
    for (String name : names) {
      entries.add("\"%s\":\"0x%040x\"".formatted(name, entries.size() + 1));
    }
    try {
      Path written = Files.createTempFile("contracts", ".json");
      file = written;
      Files.writeString(
          written,
          "{\"chainId\":31337,\"deployBlock\":1,\"contracts\":{"
              + String.join(",", entries)
              + "}}");
      return Map.of("CONET_CONTRACTS_FILE", written.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (file == null) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
