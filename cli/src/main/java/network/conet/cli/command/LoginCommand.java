package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import network.conet.chainaccess.Password;
import network.conet.cli.api.Realm;
import network.conet.cli.api.Refusal;
import network.conet.cli.api.Token;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sign in: in a browser, or by password where the network allows it. */
@Command(
    name = "login",
    description = "Sign in: in a browser, or by password where the network allows it.",
    mixinStandardHelpOptions = true)
final class LoginCommand extends ConetCommand {
  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Sign in by password (local networks).")
  @Nullable String user;

  @Option(
      names = "--user-password-file",
      paramLabel = "FILE",
      description = "File with the password; asked for otherwise.")
  @Nullable Path userPasswordFile;

  @Override
  JsonNode perform() {
    Realm realm = new Realm(context.gateway(), context.clock());
    Token token = user == null ? inBrowser(realm) : realm.withPassword(user, password());
    context.home().keep(context.gateway(), token);
    return result().put("signedIn", true).put("until", token.expires().toString());
  }

  private static Token inBrowser(Realm realm) {
    Realm.Device device = realm.startDevice();
    System.err.println(
        "Open " + device.address() + " and confirm the code " + device.userCode() + ".");
    try {
      return realm.awaitDevice(device);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("INTERRUPTED", "The sign-in was interrupted.");
    }
  }

  private String password() {
    if (userPasswordFile != null) {
      try {
        return Password.in(userPasswordFile).text();
      } catch (UncheckedIOException e) {
        throw new Refusal("NO_PASSWORD", "Cannot read the password file " + userPasswordFile + ".");
      }
    }
    var console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new Refusal(
          "NO_PASSWORD", "No terminal to ask for the password: give --user-password-file.");
    }
    char[] typed = console.readPassword("Password of %s: ", user);
    return typed == null ? "" : new String(typed);
  }
}
