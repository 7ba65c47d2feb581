package network.conet.cli.keys;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.Password;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.api.Refusal;
import network.conet.units.AccountAddress;

/**
 * A key in an encrypted file (Web3 secret storage, version 3).
 *
 * @param file the keystore
 * @param passwordFile where its password is; asked for on the terminal if empty
 */
public record KeyFile(Path file, Optional<Path> passwordFile) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Opens it. */
  public SigningKey open() {
    mustExist();
    try {
      return Keystore.read(file, password("Password of " + file + ": "));
    } catch (IllegalArgumentException e) {
      throw new Refusal("KEY_NOT_OPENED", e.getMessage() + ".");
    }
  }

  /** Whose it is, as it says in clear: no password is needed to look at what is public. */
  public AccountAddress address() {
    mustExist();
    try {
      return AccountAddress.parse("0x" + JSON.readTree(file.toFile()).path("address").asText());
    } catch (IOException | IllegalArgumentException e) {
      return open().address();
    }
  }

  private void mustExist() {
    if (!Files.isReadable(file)) {
      throw new Refusal(
          "NO_KEY",
          "There is no key in "
              + file
              + ": make one with `conet key new`, or name another with --key.");
    }
  }

  /** Makes a new key and keeps it; never over another. */
  public SigningKey create() {
    if (Files.exists(file)) {
      throw new Refusal("KEY_EXISTS", file + " exists already; nothing was written.");
    }
    SigningKey key = SigningKey.generate(new SecureRandom());
    Password password = password("Password for the new key: ");
    if (password.length() < 8) {
      throw new Refusal(
          "PASSWORD_TOO_SHORT", "A password has at least 8 characters; nothing was written.");
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new Refusal("CANNOT_WRITE", "Cannot write " + file + ": " + e.getMessage());
    }
    Keystore.write(key, file, password);
    return key;
  }

  private Password password(String prompt) {
    if (passwordFile.isPresent()) {
      try {
        return Password.in(passwordFile.get());
      } catch (UncheckedIOException e) {
        throw new Refusal(
            "NO_PASSWORD", "Cannot read the password file " + passwordFile.get() + ".");
      }
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new Refusal(
          "NO_PASSWORD", "No terminal to ask for the password: give --password-file.");
    }
    char[] typed = console.readPassword("%s", prompt);
    return Password.of(typed == null ? "" : CharBuffer.wrap(typed));
  }
}
