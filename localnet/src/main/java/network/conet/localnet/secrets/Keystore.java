package network.conet.localnet.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import network.conet.localnet.state.JsonFile;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.generators.SCrypt;

/** Writes a key in Web3 secret storage, version 3: scrypt, AES-128-CTR, Keccak-256. */
final class Keystore {
  private static final int N = 4096;
  private static final int R = 8;
  private static final int P = 6;
  private static final int DERIVED_BYTES = 32;
  private static final int HALF = 16;

  private Keystore() {}

  static String encrypt(EthereumKey key, String password, SecureRandom random) {
    byte[] salt = bytes(random, DERIVED_BYTES);
    byte[] iv = bytes(random, HALF);
    byte[] derived =
        SCrypt.generate(
            password.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            salt,
            N,
            R,
            P,
            DERIVED_BYTES);
    HexFormat hex = HexFormat.of();
    byte[] cipherText =
        aesCtr(Arrays.copyOf(derived, HALF), iv, hex.parseHex(key.privateHex().substring(2)));
    ObjectNode file = JsonFile.json().createObjectNode();
    file.put("version", 3);
    file.put("id", UUID.nameUUIDFromBytes(salt).toString());
    file.put("address", key.address().substring(2));
    ObjectNode crypto = file.putObject("crypto");
    crypto.put("cipher", "aes-128-ctr");
    crypto.put("ciphertext", hex.formatHex(cipherText));
    crypto.putObject("cipherparams").put("iv", hex.formatHex(iv));
    crypto.put("kdf", "scrypt");
    crypto
        .putObject("kdfparams")
        .put("dklen", DERIVED_BYTES)
        .put("n", N)
        .put("r", R)
        .put("p", P)
        .put("salt", hex.formatHex(salt));
    crypto.put("mac", hex.formatHex(mac(derived, cipherText)));
    return file.toString();
  }

  private static byte[] mac(byte[] derived, byte[] cipherText) {
    KeccakDigest keccak = new KeccakDigest(256);
    keccak.update(derived, HALF, HALF);
    keccak.update(cipherText, 0, cipherText.length);
    byte[] mac = new byte[DERIVED_BYTES];
    keccak.doFinal(mac, 0);
    return mac;
  }

  private static byte[] aesCtr(byte[] key, byte[] iv, byte[] plain) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      return cipher.doFinal(plain);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
