package network.conet.circuit.onion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;

/**
 * A relay's onion key on disk, readable by its owner only: the public key as hex in the first line,
 * PKCS#8 in base64 in the second.
 */
public final class OnionKeyFile {
  private OnionKeyFile() {}

  /** Writes a new file; one that exists is never overwritten. */
  public static void write(OnionKeyPair key, Path file) {
    String text =
        key.publicKey() + "\n" + Base64.getEncoder().encodeToString(key.exportSecret()) + "\n";
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file, text, StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write onion key file " + file, e);
    }
  }

  /**
   * @throws IllegalArgumentException if the file holds no onion key
   */
  public static OnionKeyPair read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      if (lines.size() != 2) {
        throw new IllegalArgumentException(file + " is no onion key file");
      }
      return OnionKeyPair.parse(
          Base64.getDecoder().decode(lines.get(1)), OnionPublicKey.parse(lines.get(0)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read onion key file " + file, e);
    }
  }
}
