package network.conet.localnet.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.Password;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.action.Wallet;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Realm;
import network.conet.cli.api.Token;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Network;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.keycloak.UserAccount;
import network.conet.localnet.state.PrivateFiles;
import network.conet.units.TokenAmount;

/**
 * The people of one run: new accounts in the realm and on the chain, so that a run never leans on
 * the one before.
 */
public final class Cast implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final LocalNetwork network;
  private final String run;
  private final Path folder;
  private final List<Chain> chains = new ArrayList<>();

  public Cast(LocalNetwork network) {
    this.network = network;
    this.run = Long.toString(Clock.systemUTC().millis(), Character.MAX_RADIX);
    this.folder = network.folders().net().resolve("demo").resolve(run);
  }

  /** Distinguishes this run's names from those of earlier ones. */
  public String run() {
    return run;
  }

  /** Somebody new. */
  public Person enter(String name, Set<String> roles) throws IOException, InterruptedException {
    return person(name, roles, SigningKey.generate(RANDOM));
  }

  /** Whoever holds the tokens that the deployment gave out. */
  public Person holder() throws IOException, InterruptedException {
    Path keystore = network.secrets().keystore("holder");
    SigningKey key = Keystore.read(keystore, network.secrets().keystorePassword("holder"));
    return person("holder", Set.of("voter", "delegator"), key);
  }

  /** Gives tokens to everybody and waits until all have them. */
  public void fund(Person holder, List<Person> people, TokenAmount each) {
    for (Person person : people) {
      new Wallet(holder.chain(), holder.key()).transfer(person.address(), each);
    }
  }

  private Person person(String name, Set<String> roles, SigningKey key)
      throws IOException, InterruptedException {
    Path own = folder.resolve(name);
    PrivateFiles.folder(own);
    UserAccount account = network.createUser(name + "-" + run, roles);
    URI gateway = network.endpoint("gateway");
    Realm realm = new Realm(gateway, Clock.systemUTC());
    SignIn signIn = new SignIn(realm, account);
    GatewayApi api = new GatewayApi(gateway, signIn::bearer);
    Chain chain = new Chain(Network.of(api.get("/v1/network")), api);
    chains.add(chain);
    Keystore.write(key, own.resolve("key.json"), Password.of(account.password()));
    Path password = own.resolve("password");
    PrivateFiles.replace(password, account.password());
    return new Person(name, key, api, chain, own);
  }

  /** Signs in when a token is needed, and again when it has ended. */
  private static final class SignIn {
    private final Realm realm;
    private final UserAccount account;
    private Optional<Token> token = Optional.empty();

    SignIn(Realm realm, UserAccount account) {
      this.realm = realm;
      this.account = account;
    }

    synchronized Optional<String> bearer() {
      if (token.filter(kept -> kept.isFresh(Clock.systemUTC().instant())).isEmpty()) {
        token = Optional.of(realm.withPassword(account.name(), account.password()));
      }
      return token.map(Token::access);
    }
  }

  @Override
  public void close() {
    chains.forEach(Chain::close);
  }
}
