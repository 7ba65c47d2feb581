package network.conet.stories;

import static network.conet.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import network.conet.cli.action.Rewards;
import network.conet.cli.action.Wallet;
import network.conet.cli.api.Refusal;
import network.conet.localnet.demo.Claims;
import network.conet.localnet.demo.Epochs;
import network.conet.localnet.demo.Money;
import network.conet.localnet.demo.Person;
import network.conet.localnet.demo.Stage;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

/** As an owner or delegator I am paid what the public formula gives, once, by proof. */
class RewardsArePaidIT {
  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

  @Test
  void anEpochIsAttestedAnchoredAndPaysEveryUnitOfIt() throws Exception {
    Stage stage = Town.get().stage();
    Epochs epochs = new Epochs(stage);
    epochs.theEpochIsAnchored();
    epochs.itBecomesPayable();
    JsonNode epoch = stage.client().api().get("/v1/epochs/" + epochs.paying());

    BigInteger out =
        number(epoch, "rewards").add(number(epoch, "treasury")).add(number(epoch, "burned"));
    assertThat(out).isEqualTo(number(epoch, "emission").add(number(epoch, "fees")));
    for (var relay : stage.relays()) {
      JsonNode leaf =
          stage
              .client()
              .api()
              .get("/v1/epochs/" + epochs.paying() + "/nodes/" + relay.node().hex());
      followsTheFormula(epoch, leaf);
    }
    new Claims(stage).anOwnerClaims();
    new Money(stage).theBooksBalance();
  }

  /** docs/spec/rewards.md, steps 4 to 7, from the leaf's own inputs. */
  private static void followsTheFormula(JsonNode epoch, JsonNode leaf) {
    BigInteger total = number(epoch, "totalWeight");
    BigInteger share =
        total.signum() == 0
            ? BigInteger.ZERO
            : number(epoch, "emission").multiply(number(leaf, "weight")).divide(total);
    assertThat(number(leaf, "base")).isLessThanOrEqualTo(share);
    BigInteger gross = number(leaf, "gross");
    assertThat(gross)
        .isEqualTo(
            number(leaf, "base").add(number(leaf, "fees")).subtract(number(leaf, "protocol")));
    BigInteger commission = gross.multiply(number(leaf, "commissionBps")).divide(WHOLE);
    assertThat(number(leaf, "commission")).isEqualTo(commission);
    assertThat(number(leaf, "pool")).isEqualTo(gross.subtract(commission));
    assertThat(number(leaf, "ownerAmount").add(number(leaf, "delegatorsAmount"))).isEqualTo(gross);
    BigInteger delegated = number(leaf, "totalShares").subtract(number(leaf, "ownerShares"));
    assertThat(number(leaf, "delegatorsAmount"))
        .isLessThanOrEqualTo(
            number(leaf, "pool").multiply(delegated).divide(number(leaf, "totalShares")));
  }

  @Test
  void aClaimIsPaidOnceAndOnlyByItsProof() throws Exception {
    Stage stage = Town.get().stage();
    Person owner = stage.owners().get(2);
    Rewards rewards = new Rewards(owner.api(), owner.chain());
    Epochs epochs = new Epochs(stage);
    epochs.theEpochIsAnchored();
    epochs.itBecomesPayable();
    Rewards.Claim claim = rewards.claimOf(owner.address());
    TokenAmount before = Wallet.balance(owner.chain(), owner.address());

    refused(
        "InvalidProof",
        () ->
            rewards.submit(
                owner.key(),
                new Rewards.Claim(claim.cumulative().plus(TokenAmount.ofUnits(1)), claim.proof())));
    assertThat(Wallet.balance(owner.chain(), owner.address())).isEqualTo(before);

    rewards.claim(owner.key());
    TokenAmount after = Wallet.balance(owner.chain(), owner.address());
    assertThat(after.isMoreThan(before)).isTrue();
    // the same claim again: paid already, or, if another epoch became active meanwhile, of an old
    // root
    assertThatThrownBy(() -> rewards.submit(owner.key(), claim))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isIn("NothingToClaim", "InvalidProof"));
    assertThat(Wallet.balance(owner.chain(), owner.address())).isEqualTo(after);
  }

  private static BigInteger number(JsonNode json, String field) {
    return new BigInteger(json.path(field).asText());
  }
}
