package network.conet.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  private static final URI HERE = URI.create("http://127.0.0.1:8080");
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  private Home signedIn() {
    Home home = new Home(folder.resolve("home"));
    home.keep(HERE, new Token("access", "refresh", Instant.now().plusSeconds(600)));
    return home;
  }

  @Test
  void showsTheSignInToTheGatewayThatItIsFor() {
    assertThat(signedIn().bearer(URI.create(HERE + "/"), CLOCK)).contains("access");
  }

  @Test
  void showsItToNoOtherGateway() {
    Home home = signedIn();
    assertThat(home.bearer(URI.create("http://127.0.0.1:8081"), CLOCK)).isEmpty();
    assertThat(home.bearer(URI.create("https://127.0.0.1:8080"), CLOCK)).isEmpty();
    assertThat(home.bearer(URI.create("http://elsewhere.example"), CLOCK)).isEmpty();
  }

  @Test
  void keepsItForItsOwnerAlone() throws IOException {
    signedIn();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("home/sign-in.json"))))
        .isEqualTo("rw-------");
  }
}
