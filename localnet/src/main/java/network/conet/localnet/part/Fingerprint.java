package network.conet.localnet.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import network.conet.localnet.process.Launch;

/** Changes when a part would be started differently: other settings, or a program built since. */
final class Fingerprint {
  private Fingerprint() {}

  /** One-way, so that the secrets in the environment cannot be read from it. */
  static String of(Launch launch, Optional<Path> program) throws IOException {
    StringBuilder text = new StringBuilder();
    launch.command().forEach(word -> text.append(word).append('\n'));
    new TreeMap<>(launch.environment())
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    if (program.isPresent() && Files.exists(program.get())) {
      text.append(Files.getLastModifiedTime(program.get()).toMillis());
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
