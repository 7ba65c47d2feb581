package network.conet.localnet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.cli.action.Holder;
import network.conet.cli.action.Wallet;
import network.conet.units.BasisPoints;
import network.conet.units.TokenAmount;
import org.web3j.protocol.core.DefaultBlockParameterName;

/**
 * A holder proposes another value of a parameter; it is voted, queued, executed; the next epoch
 * uses it.
 */
public final class Governing {
  private static final String PARAMETER = "maxNodeShare";
  private static final Duration VOTED = Duration.ofSeconds(120);
  private static final Duration NEXT_EPOCH = Duration.ofSeconds(180);

  private final Stage stage;
  private BigInteger proposal = BigInteger.ZERO;
  private BigInteger value = BigInteger.ZERO;
  private long executedBlock;

  public Governing(Stage stage) {
    this.stage = stage;
  }

  public String aHolderProposes() throws Exception {
    Person holder = stage.holder();
    String delegate =
        holder.chain().read(holder.chain().calls().token().delegates(holder.address().hex()));
    if (!delegate.equalsIgnoreCase(holder.address().hex())) {
      new Wallet(holder.chain(), holder.key()).delegateVotes(holder.address());
    }
    Holder votes = new Holder(holder.api(), holder.chain());
    BigInteger now = votes.parameter(PARAMETER);
    // two values in turn, so that every run changes something that shows in three nodes' rewards
    value = BigInteger.valueOf(now.intValueExact() == 2_000 ? 2_500 : 2_000);
    String why =
        "Run " + stage.cast().run() + ": no node gets more than " + value + " bps of an epoch";
    // votes that were delegated just now count from the next block on
    Holder.Proposed proposed =
        Await.until(
            "the holder's votes counting",
            VOTED,
            () -> Optional.of(votes.propose(holder.key(), Map.of(PARAMETER, value), why)));
    proposal = proposed.id();
    return PARAMETER + " " + now + " -> " + value + ", block " + proposed.transaction().block();
  }

  public String itIsVoted() throws Exception {
    Person holder = stage.holder();
    Holder votes = new Holder(holder.api(), holder.chain());
    awaitState(votes, Set.of("active"));
    votes.vote(holder.key(), proposal, Holder.Support.FOR);
    JsonNode voted =
        Await.until(
            "the vote in the tally",
            VOTED,
            () ->
                Optional.of(votes.show(proposal))
                    .filter(page -> !page.path("votesFor").asText().equals("0")));
    return new TokenAmount(new BigInteger(voted.path("votesFor").asText())).toTokens()
        + " votes for";
  }

  public String itIsQueuedAndExecuted() throws Exception {
    Person holder = stage.holder();
    Holder votes = new Holder(holder.api(), holder.chain());
    awaitState(votes, Set.of("succeeded"));
    votes.queue(holder.key(), proposal);
    long eta = awaitState(votes, Set.of("queued")).path("eta").asLong();
    Await.until(
        "the timelock's delay",
        VOTED,
        () ->
            Optional.of(
                    holder
                        .chain()
                        .web3j()
                        .ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false)
                        .send()
                        .getBlock())
                .filter(block -> block.getTimestamp().longValueExact() >= eta));
    executedBlock = votes.execute(holder.key(), proposal).block().number();
    BigInteger now = votes.parameter(PARAMETER);
    StepFailure.unless(now.equals(value), PARAMETER + " is " + now + " on the chain");
    return PARAMETER + " is " + now + " on the chain since block " + executedBlock;
  }

  public String theNextEpochUsesIt() throws Exception {
    DemoRelay relay = stage.relays().getFirst();
    JsonNode epoch =
        Await.until("an epoch after the change", NEXT_EPOCH, () -> epochAfterChange(relay));
    long number = epoch.path("epoch").asLong();
    JsonNode leaf =
        stage.client().api().get("/v1/epochs/" + number + "/nodes/" + relay.node().hex());
    TokenAmount emission = TokenAmount.parse(epoch.path("emission").asText());
    TokenAmount cap = BasisPoints.of(value.intValueExact()).ofFloor(emission);
    StepFailure.unless(
        leaf.path("base").asText().equals(cap.toString()),
        relay.name()
            + " got "
            + leaf.path("base").asText()
            + " of epoch "
            + number
            + ", the cap is "
            + cap);
    return "epoch "
        + number
        + " caps "
        + relay.name()
        + " at "
        + cap.toTokens()
        + " of "
        + emission.toTokens();
  }

  /**
   * The newest epoch after the change for which the relay was measured long enough to be eligible.
   */
  private Optional<JsonNode> epochAfterChange(DemoRelay relay) {
    for (JsonNode epoch : stage.client().api().get("/v1/epochs?limit=5").path("items")) {
      if (epoch.path("snapshotBlock").asLong() > executedBlock) {
        String leaf = "/v1/epochs/" + epoch.path("epoch").asLong() + "/nodes/" + relay.node().hex();
        if (!stage.client().api().get(leaf).path("weight").asText().equals("0")) {
          return Optional.of(epoch);
        }
      }
    }
    return Optional.empty();
  }

  private JsonNode awaitState(Holder votes, Set<String> states) throws Exception {
    return Await.until(
        "proposal " + states,
        VOTED,
        () ->
            Optional.of(votes.show(proposal))
                .filter(page -> states.contains(page.path("state").asText())));
  }
}
