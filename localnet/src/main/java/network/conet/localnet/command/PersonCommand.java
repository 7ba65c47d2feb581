package network.conet.localnet.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.Password;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.action.Wallet;
import network.conet.cli.api.Home;
import network.conet.cli.api.Realm;
import network.conet.cli.keys.KeyFile;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.demo.Cast;
import network.conet.localnet.demo.Person;
import network.conet.localnet.keycloak.UserAccount;
import network.conet.localnet.state.PrivateFiles;
import network.conet.units.AccountAddress;
import network.conet.units.TokenAmount;

/**
 * Makes somebody who can use the network on this machine at once: an account in the realm with
 * every role that people have, a key, tokens of the deployment's holder, and a sign-in. Called
 * again it only signs in again.
 */
final class PersonCommand {
  private static final Set<String> ROLES =
      new TreeSet<>(Set.of("operator", "delegator", "voter", "client"));
  private static final TokenAmount TOKENS = TokenAmount.ofTokens(20_000);

  private final LocalNetwork network;
  private final PrintStream out;

  PersonCommand(LocalNetwork network, PrintStream out) {
    this.network = network;
    this.out = out;
  }

  int run(Arguments arguments) throws IOException, InterruptedException {
    arguments.allowOnly(Set.of(), 1);
    if (arguments.words().size() != 1
        || !arguments.words().getFirst().matches("[a-z][a-z0-9-]{0,30}")) {
      throw new IllegalArgumentException(
          "usage: ./conet person NAME   (small letters, digits and dashes)");
    }
    String name = arguments.words().getFirst();
    Path home = network.folders().net().resolve("people").resolve(name);
    Path password = home.resolve("password");
    Path key = home.resolve("key.json");
    if (!Files.exists(key)) {
      make(name, home, password, key);
    }
    URI gateway = network.endpoint("gateway");
    String secret = Password.in(password).text();
    new Home(home).keep(gateway, new Realm(gateway, Clock.systemUTC()).withPassword(name, secret));
    AccountAddress address = new KeyFile(key, Optional.of(password)).address();
    out.printf("  %s is %s, with the roles %s%n", name, address.hex(), String.join(", ", ROLES));
    out.println("  to act as " + name + " in this shell:");
    out.printf("    export CONET_HOME=%s CONET_PASSWORD_FILE=%s%n", home, password);
    out.println(
        "  then for instance: ./conet balance, ./conet node --help, ./conet propose --help");
    return 0;
  }

  /** The key is written last, so that what was interrupted is made anew. */
  private void make(String name, Path home, Path password, Path key)
      throws IOException, InterruptedException {
    PrivateFiles.folder(home);
    UserAccount account = network.createUser(name, ROLES);
    PrivateFiles.replace(password, account.password());
    SigningKey fresh = SigningKey.generate(new SecureRandom());
    try (Cast cast = new Cast(network)) {
      Person holder = cast.holder();
      new Wallet(holder.chain(), holder.key()).transfer(fresh.address(), TOKENS);
    }
    Keystore.write(fresh, key, Password.of(account.password()));
  }
}
