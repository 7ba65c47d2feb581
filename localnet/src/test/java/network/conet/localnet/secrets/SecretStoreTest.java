package network.conet.localnet.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import network.conet.chainaccess.Keystore;
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

  @Test
  void anAccountIsDrawnOnce() {
    SecretStore secrets = new SecretStore(folder);
    assertThat(new SecretStore(folder).key("holder").address())
        .isEqualTo(secrets.key("holder").address())
        .isNotEqualTo(secrets.key("deployer").address());
    assertThat(secrets.keyInTheClear("holder")).matches("0x[0-9a-f]{64}");
  }

  @Test
  void aKeystoreOpensWithThePasswordBesideIt() throws Exception {
    SecretStore secrets = new SecretStore(folder.resolve("secrets"));
    // what a killed process left half written
    Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(secrets.file("verifier-1.json.part"), "{");
    Path keystore = secrets.keystore("verifier-1");
    assertThat(Keystore.read(keystore, secrets.keystorePassword("verifier-1")).address())
        .isEqualTo(secrets.key("verifier-1").address());
    assertThat(permissions(keystore)).isEqualTo("rw-------");
    byte[] first = Files.readAllBytes(keystore);
    assertThat(Files.readAllBytes(secrets.keystore("verifier-1"))).isEqualTo(first);
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
