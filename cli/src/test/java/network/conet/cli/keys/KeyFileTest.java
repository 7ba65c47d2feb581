package network.conet.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import network.conet.cli.api.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir Path folder;
  private Path file;
  private Path password;

  @BeforeEach
  void choosePassword() throws IOException {
    file = folder.resolve("home/key.json");
    password = Files.writeString(folder.resolve("password"), "correct horse\n");
  }

  private KeyFile keyFile() {
    return new KeyFile(file, Optional.of(password));
  }

  @Test
  void opensWhatItMadeAndNamesItsAddressWithoutThePassword() {
    var made = keyFile().create();
    assertThat(keyFile().open().address()).isEqualTo(made.address());
    assertThat(new KeyFile(file, Optional.of(folder.resolve("none"))).address())
        .isEqualTo(made.address());
  }

  @Test
  void keepsTheKeyFromOtherUsersAndTheSecretOutOfTheFile() throws IOException {
    var made = keyFile().create();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain(made.secretNumber().toString(16));
  }

  @Test
  void neverWritesOverAKey() throws IOException {
    keyFile().create();
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> keyFile().create())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("exists already");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void refusesAWrongOrShortPassword() throws IOException {
    Files.writeString(password, "short");
    assertThatThrownBy(() -> keyFile().create()).hasMessageContaining("at least 8");
    assertThat(file).doesNotExist();
    Files.writeString(password, "correct horse");
    keyFile().create();
    Files.writeString(password, "wrong horse");
    assertThatThrownBy(() -> keyFile().open()).isInstanceOf(Refusal.class);
  }

  @Test
  void saysHowToGetAKeyWhereThereIsNone() {
    assertThatThrownBy(() -> keyFile().open()).hasMessageContaining("conet key new");
    assertThatThrownBy(() -> keyFile().address()).hasMessageContaining("conet key new");
  }
}
