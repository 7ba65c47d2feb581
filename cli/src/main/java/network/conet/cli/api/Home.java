package network.conet.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The folder in which this program keeps its sign-in, readable by its owner alone. */
public final class Home {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  public Home(Path folder) {
    this.folder = folder;
  }

  /** {@code CONET_HOME}, or {@code ~/.config/conet}. */
  public static Home standard() {
    String set = System.getenv("CONET_HOME");
    return new Home(
        set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".config", "conet"));
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** Keeps the sign-in for later commands at the same gateway. */
  public void keep(URI gateway, Token token) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("gateway", origin(gateway))
            .put("access", token.access())
            .put("refresh", token.refresh())
            .put("expires", token.expires().getEpochSecond());
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path draft =
          Files.createTempFile(
              folder,
              "token",
              ".tmp",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, json.toString());
      Files.move(
          draft, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Refusal("CANNOT_WRITE", "Cannot keep the sign-in in " + folder + ".");
    }
  }

  /**
   * The kept sign-in, refreshed if it has ended; empty if there is none, it cannot be refreshed, or
   * it is for another gateway, which must not see it.
   *
   * @throws Refusal if whoever could refresh it does not answer
   */
  public Optional<String> bearer(URI gateway, Clock clock) {
    Optional<Token> kept = read(gateway);
    if (kept.isEmpty() || kept.get().isFresh(clock.instant())) {
      return kept.map(Token::access);
    }
    try {
      Token fresh = new Realm(gateway, clock).refresh(kept.get());
      keep(gateway, fresh);
      return Optional.of(fresh.access());
    } catch (Refusal refusal) {
      if (refusal.code().equals(Realm.ENDED)) {
        return Optional.empty();
      }
      throw refusal; // nobody has said that it has ended: it is kept
    }
  }

  private Optional<Token> read(URI gateway) {
    if (!Files.exists(file())) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(file().toFile());
      if (!json.path("gateway").asText().equals(origin(gateway))) {
        return Optional.empty();
      }
      return Optional.of(
          new Token(
              json.path("access").asText(),
              json.path("refresh").asText(),
              Instant.ofEpochSecond(json.path("expires").asLong())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String origin(URI gateway) {
    return gateway.getScheme() + "://" + gateway.getAuthority();
  }

  private Path file() {
    return folder.resolve("sign-in.json");
  }
}
