package network.conet.localnet.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import network.conet.localnet.state.PrivateFiles;

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
  public synchronized EthereumKey key(String name) {
    return EthereumKey.fromHex(keep(name + ".key", () -> EthereumKey.draw(random).privateHex()));
  }

  /** The file of a password, for parts that read it from there. */
  public Path passwordFile(String name) {
    password(name);
    return file(name + ".password");
  }

  /** The key as an encrypted keystore file; the password is in {@link #keystorePassword}. */
  public synchronized Path keystore(String name) {
    EthereumKey key = key(name);
    String password = password(name + ".keystore");
    keep(name + ".json", () -> Keystore.encrypt(key, password, random));
    return file(name + ".json");
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
