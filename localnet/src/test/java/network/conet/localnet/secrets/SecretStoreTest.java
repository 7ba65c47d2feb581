package network.conet.localnet.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import network.conet.localnet.state.JsonFile;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
  @TempDir Path folder;

  @Test
  void aSecretIsDrawnOnceAndReadByItsOwnerOnly() throws Exception {
    SecretStore secrets = new SecretStore(folder.resolve("secrets"));
    String drawn = secrets.password("db-chain");
    assertThat(drawn).hasSize(48).isNotEqualTo(secrets.password("db-staking"));
    assertThat(new SecretStore(folder.resolve("secrets")).password("db-chain")).isEqualTo(drawn);
    assertThat(permissions(folder.resolve("secrets"))).isEqualTo("rwx------");
    assertThat(permissions(secrets.file("db-chain.password"))).isEqualTo("rw-------");
  }

  /** The example of the Ethereum wiki's key derivation: private key 1's account is well known. */
  @Test
  void anAddressIsTheHashOfThePublicKey() {
    assertThat(EthereumKey.fromHex("0x1").address())
        .isEqualTo("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
  }

  @Test
  void zeroAndTheOrderAreNoKeys() {
    assertThatThrownBy(() -> EthereumKey.fromHex("0x0"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                EthereumKey.fromHex(
                    "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeystoreOpensWithThePasswordBesideIt() throws Exception {
    SecretStore secrets = new SecretStore(folder.resolve("secrets"));
    EthereumKey key = secrets.key("verifier-1");
    JsonNode crypto =
        JsonFile.json().readTree(secrets.keystore("verifier-1").toFile()).path("crypto");
    HexFormat hex = HexFormat.of();
    byte[] cipherText = hex.parseHex(crypto.path("ciphertext").asText());
    byte[] derived =
        SCrypt.generate(
            Files.readString(secrets.keystorePassword("verifier-1"))
                .getBytes(StandardCharsets.UTF_8),
            hex.parseHex(crypto.path("kdfparams").path("salt").asText()),
            crypto.path("kdfparams").path("n").asInt(),
            crypto.path("kdfparams").path("r").asInt(),
            crypto.path("kdfparams").path("p").asInt(),
            32);
    KeccakDigest keccak = new KeccakDigest(256);
    keccak.update(derived, 16, 16);
    keccak.update(cipherText, 0, cipherText.length);
    byte[] mac = new byte[32];
    keccak.doFinal(mac, 0);
    assertThat(hex.formatHex(mac)).isEqualTo(crypto.path("mac").asText());
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(Arrays.copyOf(derived, 16), "AES"),
        new IvParameterSpec(hex.parseHex(crypto.path("cipherparams").path("iv").asText())));
    assertThat("0x" + hex.formatHex(cipher.doFinal(cipherText))).isEqualTo(key.privateHex());
  }

  @Test
  void neitherKeysNorTheirHoldersPrintThemselves() {
    EthereumKey key = new SecretStore(folder).key("holder");
    assertThat(key.toString()).doesNotContain(key.privateHex().substring(2));
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
