package network.conet.chainaccess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * A key in a file of Web3 secret storage, version 3 with scrypt, which every wallet reads; its
 * password in a file of its own. What is written here asks for 16 MiB, so that a relay with a small
 * heap can start: a password here is random and long, and guessing it does not get cheap by that.
 */
public final class Keystore {
  private static final int SCRYPT_N = 1 << 14;
  private static final int SCRYPT_R = 8;
  private static final int SCRYPT_P = 1;
  private static final int DERIVED_BYTES = 32;

  /** A file that asks for more memory than 512 MiB is refused before it is tried. */
  private static final long MAX_SCRYPT_BYTES = 512L << 20;

  private static final HexFormat HEX = HexFormat.of();
  private static final JsonMapper JSON = new JsonMapper();

  private Keystore() {}

  /**
   * @throws IllegalArgumentException if the file is no keystore or the password is another
   */
  public static SigningKey read(Path file, Path passwordFile) {
    try {
      return read(file, Files.readString(passwordFile).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the password of keystore " + file, e);
    }
  }

  /**
   * @throws IllegalArgumentException if the file is no keystore or the password is another
   */
  public static SigningKey read(Path file, String password) {
    try {
      return open(JSON.readTree(file.toFile()), password);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read keystore " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot open keystore " + file + ": " + e.getMessage(), e);
    }
  }

  private static SigningKey open(JsonNode root, String password) throws GeneralSecurityException {
    JsonNode crypto = root.has("crypto") ? root.path("crypto") : root.path("Crypto");
    JsonNode kdf = crypto.path("kdfparams");
    if (root.path("version").asInt() != 3
        || !crypto.path("kdf").asText().equals("scrypt")
        || !crypto.path("cipher").asText().equals("aes-128-ctr")
        || kdf.path("dklen").asInt() != DERIVED_BYTES) {
      throw new IllegalArgumentException("not version 3 with scrypt and aes-128-ctr");
    }
    int n = kdf.path("n").asInt();
    int r = kdf.path("r").asInt();
    if (128L * n * r > MAX_SCRYPT_BYTES) {
      throw new IllegalArgumentException("its scrypt asks for too much memory");
    }
    byte[] salt = HEX.parseHex(kdf.path("salt").asText());
    byte[] derived = derive(password, salt, n, r, kdf.path("p").asInt());
    byte[] ciphertext = HEX.parseHex(crypto.path("ciphertext").asText());
    if (!MessageDigest.isEqual(
        mac(derived, ciphertext), HEX.parseHex(crypto.path("mac").asText()))) {
      throw new IllegalArgumentException("the password is another");
    }
    byte[] iv = HEX.parseHex(crypto.path("cipherparams").path("iv").asText());
    return SigningKey.of(aesCtr(derived, iv, ciphertext));
  }

  /** Writes a new file that only its owner can read; one that exists is never overwritten. */
  public static void write(SigningKey key, Path file, String password) {
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[32];
    byte[] iv = new byte[16];
    random.nextBytes(salt);
    random.nextBytes(iv);
    byte[] derived = derive(password, salt, SCRYPT_N, SCRYPT_R, SCRYPT_P);
    try {
      byte[] ciphertext = aesCtr(derived, iv, AbiWords.uint(key.secretNumber()));
      ObjectNode root = JSON.createObjectNode();
      root.put("version", 3).put("id", UUID.randomUUID().toString());
      root.put("address", key.address().hex().substring(2));
      ObjectNode crypto = root.putObject("crypto");
      crypto.put("cipher", "aes-128-ctr").put("ciphertext", HEX.formatHex(ciphertext));
      crypto.putObject("cipherparams").put("iv", HEX.formatHex(iv));
      crypto.put("kdf", "scrypt");
      crypto
          .putObject("kdfparams")
          .put("dklen", DERIVED_BYTES)
          .put("n", SCRYPT_N)
          .put("r", SCRYPT_R)
          .put("p", SCRYPT_P)
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

  private static byte[] derive(String password, byte[] salt, int n, int r, int p) {
    return SCrypt.generate(password.getBytes(StandardCharsets.UTF_8), salt, n, r, p, DERIVED_BYTES);
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
