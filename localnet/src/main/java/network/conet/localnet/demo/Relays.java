package network.conet.localnet.demo;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.Password;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.onion.OnionKeyFile;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.cli.action.Delegator;
import network.conet.cli.action.NodePlace;
import network.conet.cli.action.NodeProfile;
import network.conet.cli.action.Operator;
import network.conet.localnet.PartStatus;
import network.conet.localnet.part.Progress;
import network.conet.units.BasisPoints;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/** Owners bond and register relays, each a process of its own; a delegator backs one. */
public final class Relays {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TokenAmount BOND = TokenAmount.ofTokens(10_000);
  private static final TokenAmount DELEGATION = TokenAmount.ofTokens(5_000);
  private static final BasisPoints COMMISSION = BasisPoints.of(500);
  private static final Duration START = Duration.ofSeconds(120);

  private final Stage stage;

  public Relays(Stage stage) {
    this.stage = stage;
  }

  public String earlierRelaysStop() throws Exception {
    int stopped = 0;
    for (PartStatus part : stage.network().status()) {
      if (part.part().startsWith("relay-")) {
        stage.network().forgetRelay(part.part(), Progress.SILENT);
        stopped++;
      }
    }
    return stopped + " relays of earlier runs";
  }

  public String ownersRegisterThem() throws Exception {
    for (int i = 0; i < stage.owners().size(); i++) {
      Person owner = stage.owners().get(i);
      String name = "relay-" + stage.cast().run() + "-" + (i + 1);
      SigningKey hot = SigningKey.generate(RANDOM);
      OnionKeyPair onion = OnionKeyPair.generate(RANDOM);
      Keystore.write(hot, owner.folder().resolve("hot.json"), password(owner));
      OnionKeyFile.write(onion, owner.folder().resolve("onion.key"));
      NodeProfile profile =
          new NodeProfile(
              Hash32.parse(onion.publicKey().hex()),
              new NodePlace(
                  "127.0.0.1:" + stage.network().relayDataPort(name),
                  "198.51.100." + 16 * i + "/28",
                  "DE"));
      Operator.Registered registered =
          new Operator(owner.chain(), owner.key()).register(hot, profile, BOND, COMMISSION);
      stage.relays().add(new DemoRelay(name, owner, registered.node(), owner.folder()));
      var state =
          owner
              .chain()
              .read(owner.chain().calls().staking().nodeState(registered.node().toBytes()));
      StepFailure.unless(
          state.component1() && !state.component2(), "the chain does not call " + name + " active");
    }
    return stage.relays().size()
        + " nodes active on the chain, "
        + BOND.toTokens()
        + " tokens bonded each";
  }

  public String theyStart() throws Exception {
    Map<String, Map<String, String>> relays = new TreeMap<>();
    for (DemoRelay relay : stage.relays()) {
      Map<String, String> settings = new TreeMap<>(stage.network().relaySettings());
      settings.put("CONET_RELAY_NODE_ID", relay.node().hex());
      settings.put("CONET_KEY_FILE", relay.folder().resolve("hot.json").toString());
      settings.put("CONET_KEY_PASSWORD_FILE", relay.folder().resolve("password").toString());
      settings.put("CONET_RELAY_ONION_KEY_FILE", relay.folder().resolve("onion.key").toString());
      relays.put(relay.name(), settings);
    }
    stage.network().startRelays(relays, Progress.SILENT);
    for (DemoRelay relay : stage.relays()) {
      Await.until(
          relay.name() + " taking circuits",
          START,
          () ->
              stage.network().status().stream()
                  .filter(part -> part.part().equals(relay.name()) && part.state().equals("up"))
                  .findAny());
    }
    List<PartStatus> up =
        stage.network().status().stream().filter(part -> part.part().startsWith("relay-")).toList();
    return up.size()
        + " processes, pids "
        + up.stream().map(part -> String.valueOf(part.pid())).toList();
  }

  public String aDelegatorDelegates() throws Exception {
    Person delegator = stage.delegator();
    DemoRelay first = stage.relays().getFirst();
    var sent = new Delegator(delegator.chain(), delegator.key()).delegate(first.node(), DELEGATION);
    TokenAmount stake =
        new TokenAmount(
            delegator
                .chain()
                .read(
                    delegator
                        .chain()
                        .calls()
                        .staking()
                        .stakeOf(first.node().toBytes(), delegator.address().hex())));
    // shares are floored, so a position may be worth a few units less than was put in
    TokenAmount missing = DELEGATION.minus(stake);
    StepFailure.unless(
        !missing.isMoreThan(TokenAmount.ofUnits(10)),
        "the stake is " + stake + ", not " + DELEGATION);
    String api =
        Await.until(
            "the node API showing the delegation",
            Duration.ofSeconds(15),
            () ->
                Optional.of(
                        delegator
                            .api()
                            .get("/v1/stakes/" + delegator.address().hex())
                            .path("items"))
                    .filter(items -> items.size() == 1)
                    .map(items -> items.get(0).path("value").asText()));
    StepFailure.unless(
        api.equals(stake.toString()), "the API says " + api + ", the chain " + stake);
    return DELEGATION.toTokens() + " tokens behind " + first.name() + ", block " + sent.block();
  }

  private static Password password(Person owner) {
    return Password.in(owner.folder().resolve("password"));
  }
}
