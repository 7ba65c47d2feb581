package network.conet.localnet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import network.conet.cli.action.Rewards;
import network.conet.cli.action.Wallet;
import network.conet.units.TokenAmount;

/** An owner and the delegator claim, and get exactly what the reward API said. */
public final class Claims {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Stage stage;

  public Claims(Stage stage) {
    this.stage = stage;
  }

  public String anOwnerClaims() throws Exception {
    return claim(stage.owners().getFirst());
  }

  public String theDelegatorClaims() throws Exception {
    return claim(stage.delegator());
  }

  private static String claim(Person person) throws Exception {
    Rewards rewards = new Rewards(person.api(), person.chain());
    Await.until(
        "the API showing rewards of " + person.name(),
        PATIENCE,
        () ->
            Optional.of(new BigInteger(rewards.of(person.address()).path("claimable").asText("0")))
                .filter(claimable -> claimable.signum() > 0));
    TokenAmount before = Wallet.balance(person.chain(), person.address());
    Rewards.Paid paid = rewards.claim(person.key());
    TokenAmount rise = Wallet.balance(person.chain(), person.address()).minus(before);
    StepFailure.unless(
        rise.equals(paid.amount()),
        "the balance rose by " + rise + ", the API said " + paid.amount());
    JsonNode after =
        Await.until(
            "the API showing the claim",
            PATIENCE,
            () ->
                Optional.of(rewards.of(person.address()))
                    .filter(now -> !now.path("claimed").asText("0").equals("0")));
    BigInteger claimed =
        person.chain().read(person.chain().calls().distributor().claimed(person.address().hex()));
    StepFailure.unless(
        after.path("claimed").asText().equals(claimed.toString()),
        "the API says " + after.path("claimed").asText() + " claimed, the chain " + claimed);
    return person.name()
        + " got "
        + rise.toTokens()
        + " tokens, as the API said; "
        + paid.transaction().gasUsed()
        + " gas";
  }
}
