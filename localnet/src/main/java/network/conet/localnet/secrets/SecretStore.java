package network.conet.localnet.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.Password;
import network.conet.chainaccess.SigningKey;
import network.conet.localnet.state.PrivateFiles;
import network.conet.units.Hex;

/** One file a secret; drawn when first asked for. */
public final class SecretStore {
  private static final int PASSWORD_BYTES = 24;
  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  public SecretStore(Path folder) {
    this.folder = folder;
  }

  /** A password of 192 random bits in hexadecimal, so that no shell or URL needs quoting. */
  public synchronized String password(String name) {
    return keep(
        name + ".password",
        () -> {
          byte[] bytes = new byte[PASSWORD_BYTES];
          random.nextBytes(bytes);
          return HexFormat.of().formatHex(bytes);
        });
  }

  /** An account of the chain. */
  public synchronized SigningKey key(String name) {
    return SigningKey.of(Hex.parse(keyInTheClear(name)));
  }

  /** The same as 0x and 64 digits, for programs that take a key only so. */
  public synchronized String keyInTheClear(String name) {
    return keep(
        name + ".key", () -> Hex.encode(AbiWords.uint(SigningKey.generate(random).secretNumber())));
  }

  /** The file of a password, for parts that read it from there. */
  public Path passwordFile(String name) {
    password(name);
    return file(name + ".password");
  }

  /** The key as an encrypted keystore file; the password is in {@link #keystorePassword}. */
  public synchronized Path keystore(String name) {
    Path file = file(name + ".json");
    if (!Files.exists(file)) {
      Path written = file(name + ".json.part");
      try {
        Files.deleteIfExists(written);
        Keystore.write(key(name), written, Password.of(password(name + ".keystore")));
        // whoever finds the file finds all of it, whenever this process is killed
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException failed) {
        throw new UncheckedIOException("keystore " + name, failed);
      }
    }
    return file;
  }

  /** The file with the password of the keystore of this name. */
  public Path keystorePassword(String name) {
    return passwordFile(name + ".keystore");
  }

  /** Where a secret of this name lies, for parts that read it from a file. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  private String keep(String fileName, Supplier<String> draw) {
    Path file = file(fileName);
    try {
      if (!Files.exists(file)) {
        PrivateFiles.folder(folder);
        PrivateFiles.replace(file, draw.get());
      }
      return Files.readString(file).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException("secret " + fileName, failed);
    }
  }
}
