package network.conet.localnet.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import network.conet.cli.action.Wallet;
import network.conet.localnet.PartStatus;
import network.conet.units.TokenAmount;

/** The network is there, and people come to it. */
public final class Opening {
  private static final TokenAmount EACH = TokenAmount.ofTokens(20_000);
  private static final int OWNERS = 3;

  private final Stage stage;

  public Opening(Stage stage) {
    this.stage = stage;
  }

  public String everyPartIsUp() throws Exception {
    List<PartStatus> parts = stage.network().status();
    for (PartStatus part : parts) {
      boolean earlierRelay = part.part().startsWith("relay-");
      StepFailure.unless(
          part.state().equals("up") || part.state().equals("done") || earlierRelay,
          part.part() + " is " + part.state() + " " + part.detail());
    }
    return parts.size() + " parts";
  }

  public String peopleSignInAndAreFunded() throws Exception {
    List<Person> owners = new ArrayList<>();
    for (int i = 1; i <= OWNERS; i++) {
      owners.add(stage.cast().enter("owner-" + i, Set.of("operator")));
    }
    Person delegator = stage.cast().enter("delegator", Set.of("delegator"));
    Person client = stage.cast().enter("client", Set.of("client"));
    stage.enter(owners, delegator, client);
    List<Person> all = new ArrayList<>(owners);
    all.add(delegator);
    all.add(client);
    stage.cast().fund(stage.holder(), all, EACH);
    for (Person person : all) {
      TokenAmount balance = Wallet.balance(person.chain(), person.address());
      StepFailure.unless(balance.equals(EACH), person.name() + " has " + balance);
    }
    return all.size() + " people, " + EACH.toTokens() + " tokens each";
  }
}
