package network.conet.localnet.chain;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import network.conet.localnet.state.JsonFile;

/**
 * Two copies of anvil's state: its own, written at its exit, and the one its keeper replaces block
 * by block. Whichever is whole and further on is where the chain goes on.
 */
final class KeptState {
  private KeptState() {}

  static Path own(Path folder) {
    return folder.resolve("state.json");
  }

  static Path kept(Path folder) {
    return folder.resolve("kept.json");
  }

  /** Puts the better copy where anvil reads it; a copy that is not whole is put aside. */
  static void restore(Path folder) throws IOException {
    Optional<BigInteger> own = block(own(folder));
    Optional<BigInteger> kept = block(kept(folder));
    if (own.isEmpty()) {
      Files.deleteIfExists(own(folder));
    }
    if (kept.isPresent() && (own.isEmpty() || kept.get().compareTo(own.get()) > 0)) {
      Files.copy(kept(folder), own(folder), REPLACE_EXISTING);
    }
  }

  /** The block a state stands at; empty when the file is absent or cut short. */
  static Optional<BigInteger> block(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode state = JsonFile.json().readTree(file.toFile());
      String number = state.path("block").path("number").asText();
      return number.startsWith("0x")
          ? Optional.of(new BigInteger(number.substring(2), 16))
          : Optional.empty();
    } catch (JacksonException torn) {
      return Optional.empty();
    }
  }
}
