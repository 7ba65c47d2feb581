package network.conet.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"502, ''", "503, ''", "504, ''", "500, '{\"error\":\"unknown_error\"}'"})
  void saysThatTheIdentityProviderIsAwayAndKeepsTheSignIn(int status, String body)
      throws IOException {
    try (StubRealm realm = new StubRealm(status, body)) {
      Home home = expired(realm.gateway());
      assertThatThrownBy(() -> home.bearer(realm.gateway(), CLOCK))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("identity provider (Keycloak)")
          .hasMessageContaining("Your sign-in is kept")
          .hasMessageNotContaining("conet login");
      realm.answer(200, "{\"access_token\":\"new\",\"refresh_token\":\"r\",\"expires_in\":600}");
      assertThat(home.bearer(realm.gateway(), CLOCK)).contains("new");
    }
  }

  @Test
  void knowsThatASignInHasEndedOnlyFromTheRealm() throws IOException {
    try (StubRealm realm = new StubRealm(400, "{\"error\":\"invalid_grant\"}")) {
      assertThat(expired(realm.gateway()).bearer(realm.gateway(), CLOCK)).isEmpty();
    }
  }

  private Home expired(URI gateway) {
    Home home = new Home(folder.resolve("home"));
    home.keep(gateway, new Token("access", "refresh", Instant.now().minusSeconds(600)));
    return home;
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
