package network.conet.chainaccess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key in a file of Web3 secret storage, version 3, which every wallet reads and writes; its
 * password in a file of its own. What is written here asks for 16 MiB, so that a relay with a small
 * heap can start: a password here is random and long, and guessing it does not get cheap by that.
 */
public final class Keystore {
  private static final Scrypt WRITTEN_WITH = new Scrypt(1 << 14, 8, 1);
  private static final String CIPHER = "aes-128-ctr";

  /** The format allows longer ones; their first 32 bytes are the same, and are all that is used. */
  private static final int DERIVED_BYTES = 32;

  private static final HexFormat HEX = HexFormat.of();
  private static final JsonMapper JSON = new JsonMapper();

  private Keystore() {}

  /**
   * @throws IllegalArgumentException if the file is no keystore or the password is another
   */
  public static SigningKey read(Path file, Path passwordFile) {
    return read(file, Password.in(passwordFile));
  }

  /**
   * @throws IllegalArgumentException if the file is no keystore or the password is another
   */
  public static SigningKey read(Path file, Password password) {
    try {
      return open(JSON.readTree(file.toFile()), password);
    } catch (JsonProcessingException e) {
      // its message would quote the file
      throw new IllegalArgumentException("cannot open keystore " + file + ": it is not JSON");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read keystore " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot open keystore " + file + ": " + e.getMessage(), e);
    }
  }

  private static SigningKey open(JsonNode root, Password password) throws GeneralSecurityException {
    JsonNode crypto = root.has("crypto") ? root.path("crypto") : root.path("Crypto");
    JsonNode kdf = crypto.path("kdfparams");
    if (root.path("version").asInt() != 3 || !crypto.path("cipher").asText().equals(CIPHER)) {
      throw new IllegalArgumentException("it is not of version 3 with " + CIPHER);
    }
    if (kdf.path("dklen").asInt() < DERIVED_BYTES) {
      throw new IllegalArgumentException("its derived key is shorter than 32 bytes");
    }
    byte[] derived =
        KeyDerivation.of(crypto.path("kdf").asText(), kdf)
            .derive(password, bytes(kdf, "salt"), DERIVED_BYTES);
    byte[] ciphertext = bytes(crypto, "ciphertext");
    if (!MessageDigest.isEqual(mac(derived, ciphertext), bytes(crypto, "mac"))) {
      throw new IllegalArgumentException("the password is another");
    }
    SigningKey key =
        SigningKey.of(aesCtr(derived, bytes(crypto.path("cipherparams"), "iv"), ciphertext));
    String named = withoutPrefix(root.path("address").asText());
    if (!named.isEmpty() && !named.equalsIgnoreCase(withoutPrefix(key.address().hex()))) {
      throw new IllegalArgumentException(
          "it names the account 0x" + named + " but holds the key of " + key.address());
    }
    return key;
  }

  private static byte[] bytes(JsonNode parent, String name) {
    String text = withoutPrefix(parent.path(name).asText());
    try {
      if (!text.isEmpty()) {
        return HEX.parseHex(text);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("its '" + name + "' is not hexadecimal", e);
    }
    throw new IllegalArgumentException("it has no '" + name + "'");
  }

  private static String withoutPrefix(String hex) {
    return hex.startsWith("0x") ? hex.substring(2) : hex;
  }

  /** Writes a new file that only its owner can read; one that exists is never overwritten. */
  public static void write(SigningKey key, Path file, Password password) {
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[32];
    byte[] iv = new byte[16];
    random.nextBytes(salt);
    random.nextBytes(iv);
    byte[] derived = WRITTEN_WITH.derive(password, salt, DERIVED_BYTES);
    try {
      byte[] ciphertext = aesCtr(derived, iv, AbiWords.uint(key.secretNumber()));
      ObjectNode root = JSON.createObjectNode();
      root.put("version", 3).put("id", UUID.randomUUID().toString());
      root.put("address", key.address().hex().substring(2));
      ObjectNode crypto = root.putObject("crypto");
      crypto.put("cipher", CIPHER).put("ciphertext", HEX.formatHex(ciphertext));
      crypto.putObject("cipherparams").put("iv", HEX.formatHex(iv));
      crypto.put("kdf", "scrypt");
      crypto
          .putObject("kdfparams")
          .put("dklen", DERIVED_BYTES)
          .put("n", WRITTEN_WITH.n())
          .put("r", WRITTEN_WITH.r())
          .put("p", WRITTEN_WITH.p())
          .put("salt", HEX.formatHex(salt));
      crypto.put("mac", HEX.formatHex(mac(derived, ciphertext)));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, JSON.writeValueAsBytes(root), StandardOpenOption.TRUNCATE_EXISTING);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt a key", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write keystore " + file, e);
    }
  }

  private static byte[] mac(byte[] derived, byte[] ciphertext) {
    return Keccak.bytes(Arrays.copyOfRange(derived, 16, 32), ciphertext);
  }

  private static byte[] aesCtr(byte[] derived, byte[] iv, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(derived, 0, 16, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(input);
  }
}
