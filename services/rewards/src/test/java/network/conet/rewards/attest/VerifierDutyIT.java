package network.conet.rewards.attest;

import static network.conet.rewards.stakes.Facts.account;
import static network.conet.rewards.stakes.Facts.node;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.rewards.catalogue.AccountRewards;
import network.conet.rewards.catalogue.Claim;
import network.conet.rewards.catalogue.EpochState;
import network.conet.rewards.catalogue.ProveClaim;
import network.conet.rewards.epoch.Attempt;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.rewards.stakes.ChainFact;
import network.conet.rewards.stakes.Facts;
import network.conet.rewards.stakes.VerifierSet;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import network.conet.units.TxHash;
import org.junit.jupiter.api.Test;

class VerifierDutyIT {
  private static final EpochId ONE = EpochId.of(1);
  private static final EpochId TWO = EpochId.of(2);
  private static final TxHash TX = new TxHash(Facts.hash(5).hex());

  private final World world = new World();

  /** Records what it is asked, and answers what a test wants. */
  private static final class FakeAnchor implements EpochAnchor {
    final List<String> keys = new ArrayList<>();
    final List<Request> requests = new ArrayList<>();
    Optional<String> refusal = Optional.empty();
    Outcome outcome = new Outcome.Unknown("sent");

    @Override
    public Optional<String> refusal(Request request) {
      return refusal;
    }

    @Override
    public Outcome submit(String idempotencyKey, Request request) {
      keys.add(idempotencyKey);
      requests.add(request);
      return outcome;
    }
  }

  private Recomputation.Computed computeOne() {
    world.report(ONE, 1_000_000);
    world.announce(ONE, 1);
    Recomputation outcome = world.recompute().next();
    assertThat(outcome).isInstanceOf(Recomputation.Computed.class);
    return (Recomputation.Computed) outcome;
  }

  private AnchorEpochs anchoring(FakeAnchor anchor) {
    return new AnchorEpochs(world.anchorLog, world, world.attestations, world.ledger, once(anchor));
  }

  private AskOnce once(FakeAnchor anchor) {
    return new AskOnce(world.calls, anchor, world.clock);
  }

  private CollectAttestation desk() {
    return new CollectAttestation(
        World.DIGEST, world, world.anchorLog, world.attestations, world.clock);
  }

  private Optional<String> submit() {
    return new SubmitAttestations(world.ledger, world, desk(), world.clock).submit();
  }

  private void onChain(ChainFact... facts) {
    for (ChainFact fact : facts) {
      world.facts.log(fact);
    }
    world.facts.endBlock();
    world.follow();
  }

  @Test
  void anEpochIsComputedOnceAndEachPaysItsOwner() {
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.NotReady.class);
    Recomputation.Computed one = computeOne();
    assertThat(one.epoch()).isEqualTo(ONE);
    assertThat(world.recompute().next())
        .isEqualTo(new Recomputation.NotReady(TWO, "its dataset is not frozen"));

    EpochHeader header = world.ledger.find(ONE).orElseThrow().header();
    assertThat(header.totals().rewards()).isEqualTo(TokenAmount.ofTokens(1));
    assertThat(world.catalogue.account(account(11)).pending())
        .isEqualTo(TokenAmount.ofTokens(1).mulDivFloor(1, 2));
    assertThat(world.catalogue.node(ONE, node(1)).orElseThrow().share().prefixCount()).isOne();
  }

  @Test
  void emptyEpochsCountTooAndCumulativeAmountsStay() {
    Recomputation.Computed one = computeOne();
    world.reports.clear();
    world.facts.endBlock();
    world.follow();
    world.announce(TWO, 2);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Computed.class);
    EpochHeader two = world.ledger.find(TWO).orElseThrow().header();
    assertThat(two.previousDigest()).isEqualTo(one.digest());
    assertThat(two.totals().treasury()).isEqualTo(TokenAmount.ofTokens(1));
    assertThat(two.roots().accounts())
        .isEqualTo(world.ledger.find(ONE).orElseThrow().header().roots().accounts());
  }

  /**
   * Windows span four epochs: window 2 begins with epoch 8 and is priced after epoch 3. What a vote
   * makes of the price in the second after that, and at any time before settlement, is not asked.
   */
  @Test
  void aSessionPaysThePriceOfItsVouchersWindow() {
    for (int epoch = 1; epoch < 8; epoch++) {
      if (epoch == 3 || epoch == 4) {
        world.priceSet(epoch, epoch == 3 ? 2 : 64);
      }
      nextBlock(epoch);
      world.announce(EpochId.of(epoch), epoch);
      assertThat(world.recompute().next()).isInstanceOf(Recomputation.Computed.class);
    }
    EpochId eight = EpochId.of(8);
    nextBlock(8);
    world.report(eight, 1_000_000);

    world.carriedGib(VoucherWindow.of(2), TokenAmount.ofTokens(64));
    world.announce(eight, 8);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Disputed.class);
    world.carriedGib(VoucherWindow.of(2), TokenAmount.ofTokens(2));
    world.announce(eight, 8);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Computed.class);
    assertThat(world.ledger.find(eight).orElseThrow().header().totals().fees())
        .isEqualTo(TokenAmount.ofTokens(2));

    EpochId nine = EpochId.of(9);
    nextBlock(9);
    world.report(nine, 1_000_000);
    world.carriedGib(VoucherWindow.of(1), TokenAmount.ofTokens(1));
    world.announce(nine, 9);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Computed.class);
  }

  @Test
  void aPriceThatTheNodeSeesOtherwiseIsNotSigned() {
    world.prices.put(World.GENESIS.plusSeconds(1), TokenAmount.ofTokens(3));
    world.report(ONE, 1_000_000);
    world.carriedGib(VoucherWindow.of(0), TokenAmount.ofTokens(1));
    world.announce(ONE, 1);
    assertThat(world.recompute().next())
        .isInstanceOfSatisfying(
            Recomputation.Disputed.class,
            disputed -> assertThat(disputed.reason()).contains("price of window 0"));
  }

  /** The first one is there from the start. */
  private void nextBlock(int number) {
    if (number > 1) {
      world.facts.endBlock();
      world.follow();
    }
  }

  @Test
  void anotherDatasetThanAnnouncedIsDisputedAndTheDisputeEndsWithTheTruth() {
    world.report(ONE, 1_000_000);
    world.announce(ONE, 1);
    world.report(ONE, 1_000_001);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Disputed.class);
    assertThat(world.ledger.openDispute()).isPresent();
    world.report(ONE, 1_000_000);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Computed.class);
    assertThat(world.ledger.openDispute()).isEmpty();
  }

  @Test
  void aForgedReportIsDisputed() {
    world.report(ONE, 1);
    world.reports.set(0, World.capacity(ONE, 1, 2, 9).sign(World.DOMAIN, world.relayOne));
    world.reports.sort(
        java.util.Comparator.comparing(
            s -> network.conet.evidence.dataset.DatasetRecord.report(s, World.DOMAIN)));
    world.announce(ONE, 1);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Disputed.class);
  }

  @Test
  void aStakeThatTheChainSeesOtherwiseIsNotSigned() {
    world.lie =
        Optional.of(World.withLessStake(world.history.nodesAfter(BlockNumber.of(1)).getFirst()));
    world.report(ONE, 1_000_000);
    world.announce(ONE, 1);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Disputed.class);
    assertThat(world.ledger.last()).isEmpty();
  }

  @Test
  void aLaterBlockThanTheFirstIsNoSnapshot() {
    world.facts.endBlock();
    world.follow();
    world.report(ONE, 1_000_000);
    world.announce(ONE, 2);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Disputed.class);
  }

  @Test
  void aStrangerIsRefusedAndAVerifierCounted() {
    computeOne();
    EpochHeader header = world.ledger.find(ONE).orElseThrow().header();
    Hash32 digest = World.DIGEST.of(header);
    SigningKey stranger = SigningKey.generate(new SecureRandom());
    assertThat(desk().submit(header, stranger.address(), stranger.sign(digest)))
        .isInstanceOf(AttestationDesk.DeskAnswer.Refused.class);
    assertThat(desk().submit(header, world.address(), stranger.sign(digest)))
        .isInstanceOf(AttestationDesk.DeskAnswer.Refused.class);
    assertThat(submit()).isEmpty();
    assertThat(world.ledger.unsubmitted()).isEmpty();
    assertThat(world.attestations.of(ONE)).hasSize(1);
  }

  @Test
  void twoOfThreeAreBroughtInTheSetsOrderAndOneTransactionIsAskedFor() {
    SigningKey second = SigningKey.generate(new SecureRandom());
    SigningKey third = SigningKey.generate(new SecureRandom());
    world.verifiers =
        new VerifierSet(2, List.of(second.address(), third.address(), world.address()));
    Recomputation.Computed one = computeOne();
    FakeAnchor anchor = new FakeAnchor();
    submit();
    anchoring(anchor).drive();
    assertThat(anchor.keys).isEmpty();

    EpochHeader header = world.ledger.find(ONE).orElseThrow().header();
    desk().submit(header, third.address(), third.sign(one.digest()));
    anchor.refusal = Optional.of("NotBefore");
    anchoring(anchor).drive();
    assertThat(anchor.keys).isEmpty();

    anchor.refusal = Optional.empty();
    anchoring(anchor).drive();
    // as after a restart: nothing is remembered but what the database holds
    anchoring(anchor).drive();
    String key = "anchor:1:" + one.digest();
    assertThat(anchor.keys).containsExactly(key, key);
    assertThat(anchor.requests.getFirst())
        .isInstanceOfSatisfying(
            EpochAnchor.Request.Anchor.class,
            request ->
                assertThat(request.signatures())
                    .containsExactly(third.sign(one.digest()), world.sign(one.digest())));

    anchor.outcome = new EpochAnchor.Outcome.Reverted("0x");
    anchoring(anchor).drive();
    anchor.outcome = new EpochAnchor.Outcome.Unknown("sent");
    anchoring(anchor).drive();
    assertThat(anchor.keys.getLast()).isEqualTo(key + ":1");
  }

  @Test
  void anAnchoredEpochIsActivatedSettledAndClaimable() {
    Recomputation.Computed one = computeOne();
    ProveClaim claims = new ProveClaim(world.ledger, world.anchorLog, world.catalogue);
    FakeAnchor anchor = new FakeAnchor();
    onChain(new ChainFact.EpochAnchored(ONE, one.digest(), TX));
    assertThat(world.catalogue.epoch(ONE).orElseThrow().state()).isEqualTo(EpochState.ANCHORED);
    assertThat(claims.prove(account(11))).isEmpty();
    anchoring(anchor).drive();
    assertThat(anchor.keys).containsExactly("activate:1:" + one.digest());

    EpochHeader header = world.ledger.find(ONE).orElseThrow().header();
    onChain(new ChainFact.EpochActivated(ONE, header.roots().accounts()));
    anchoring(anchor).drive();
    assertThat(anchor.keys.getLast()).isEqualTo("settle:1:" + one.digest());

    Claim claim = claims.prove(account(11)).orElseThrow();
    assertThat(claim.root()).isEqualTo(header.roots().accounts());
    onChain(
        new ChainFact.EpochSettled(ONE),
        new ChainFact.RewardClaimed(account(11), TokenAmount.ofUnits(3)));
    AccountRewards rewards = world.catalogue.account(account(11));
    assertThat(rewards.cumulative()).isEqualTo(claim.cumulative());
    assertThat(rewards.claimable().plus(TokenAmount.ofUnits(3))).isEqualTo(claim.cumulative());
    assertThat(world.catalogue.entries(account(11), Optional.empty(), 10)).hasSize(1);
    int asked = anchor.keys.size();
    anchoring(anchor).drive();
    assertThat(anchor.keys).hasSize(asked);
  }

  @Test
  void openEpochsAreSettledTogetherOnceNoShorterRunIsOnItsWay() {
    Recomputation.Computed one = computeOne();
    FakeAnchor anchor = new FakeAnchor();
    activate(one);
    anchoring(anchor).drive();
    String alone = "settle:1:" + one.digest();
    assertThat(anchor.keys.getLast()).isEqualTo(alone);

    world.reports.clear();
    // the block of the activation ends the second epoch
    world.announce(TWO, 2);
    Recomputation.Computed two = (Recomputation.Computed) world.recompute().next();
    activate(two);
    anchoring(anchor).drive();
    assertThat(anchor.keys.getLast()).isEqualTo(alone);

    anchor.outcome = new EpochAnchor.Outcome.Reverted("0x");
    anchoring(anchor).drive();
    anchor.outcome = new EpochAnchor.Outcome.Unknown("sent");
    anchoring(anchor).drive();
    assertThat(anchor.keys.getLast()).isEqualTo("settle:1:" + two.digest());
    assertThat(anchor.requests.getLast())
        .isInstanceOfSatisfying(
            EpochAnchor.Request.Settle.class, request -> assertThat(request.headers()).hasSize(2));
  }

  private void activate(Recomputation.Computed epoch) {
    EpochHeader header = world.ledger.find(epoch.epoch()).orElseThrow().header();
    onChain(
        new ChainFact.EpochAnchored(epoch.epoch(), epoch.digest(), TX),
        new ChainFact.EpochActivated(epoch.epoch(), header.roots().accounts()));
  }

  @Test
  void theHashOfABlockWhoseEpochWaitsIsKeptOnce() {
    Recomputation.Computed one = computeOne();
    FakeAnchor anchor = new FakeAnchor();
    Instant end = world.ledger.find(ONE).orElseThrow().header().endTime();
    keeping(anchor, end.plus(KeepBlockHashes.PATIENCE)).keep();
    assertThat(anchor.requests).isEmpty();

    KeepBlockHashes overdue = keeping(anchor, end.plus(KeepBlockHashes.PATIENCE).plusSeconds(1));
    anchor.refusal = Optional.of("BlockHashUnavailable");
    overdue.keep();
    assertThat(anchor.requests).isEmpty();
    anchor.refusal = Optional.empty();
    overdue.keep();
    anchor.outcome = new EpochAnchor.Outcome.Confirmed(TX);
    overdue.keep();
    overdue.keep();
    String key = "checkpoint:1:" + one.digest();
    assertThat(anchor.keys).containsExactly(key, key);
    assertThat(anchor.requests.getFirst())
        .isEqualTo(new EpochAnchor.Request.Checkpoint(BlockNumber.of(1)));
  }

  @Test
  void anAnchoredEpochNeedsNoHashKept() {
    Recomputation.Computed one = computeOne();
    onChain(new ChainFact.EpochAnchored(ONE, one.digest(), TX));
    FakeAnchor anchor = new FakeAnchor();
    keeping(anchor, Instant.MAX).keep();
    assertThat(anchor.requests).isEmpty();
  }

  private KeepBlockHashes keeping(FakeAnchor anchor, Instant now) {
    return new KeepBlockHashes(
        world.anchorLog, world.ledger, once(anchor), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void aVerifierThatTheChainContradictsStopsAndSaysSo() {
    computeOne();
    onChain(new ChainFact.EpochAnchored(ONE, Facts.hash(0xbad), TX));
    assertThat(world.recompute().next())
        .isInstanceOfSatisfying(
            Recomputation.Disputed.class,
            disputed -> assertThat(disputed.reason()).contains("was anchored as"));
    assertThat(submit()).isPresent();
    assertThat(world.ledger.openDispute()).isPresent();
  }

  @Test
  void aCancelledEpochIsNotAnchoredAndNotBuiltOn() {
    Recomputation.Computed one = computeOne();
    onChain(
        new ChainFact.EpochAnchored(ONE, one.digest(), TX),
        new ChainFact.EpochCancelled(ONE, one.digest()));
    assertThat(world.anchorLog.lastAnchored()).isEmpty();
    assertThat(world.catalogue.epoch(ONE).orElseThrow().state()).isEqualTo(EpochState.CANCELLED);
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Disputed.class);
  }

  /**
   * Two were signed when somebody's false anchor of the first was cancelled: both are signed anew.
   */
  @Test
  void whatIsNotAnchoredIsSignedAnewAfterACancellation() {
    Recomputation.Computed one = computeOne();
    world.reports.clear();
    world.facts.endBlock();
    world.follow();
    world.announce(TWO, 2);
    Recomputation.Computed two = (Recomputation.Computed) world.recompute().next();
    assertThat(submit()).isEmpty();

    Hash32 theirs = Facts.hash(0xbad);
    onChain(
        new ChainFact.EpochAnchored(ONE, theirs, TX), new ChainFact.EpochCancelled(ONE, theirs));
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.NotReady.class);
    EpochLedger.SignedEpoch first = world.ledger.find(ONE).orElseThrow();
    EpochLedger.SignedEpoch second = world.ledger.find(TWO).orElseThrow();
    assertThat(first.digest())
        .isEqualTo(World.DIGEST.of(first.header()))
        .isNotEqualTo(one.digest());
    assertThat(first.header().attempt()).isEqualTo(Attempt.after(1));
    assertThat(second.header().previousDigest()).isEqualTo(first.digest());
    assertThat(second.digest()).isNotEqualTo(two.digest());
    assertThat(first.signature()).isEqualTo(world.sign(first.digest()));
    assertThat(world.ledger.unsubmitted()).hasSize(2);
    assertThat(submit()).isEmpty();
    assertThat(world.attestations.of(ONE)).hasSize(2);

    // anchored as it is now, it keeps its signature; nothing is signed twice for one attempt
    onChain(new ChainFact.EpochAnchored(ONE, first.digest(), TX));
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.NotReady.class);
    assertThat(world.ledger.find(TWO).orElseThrow()).isEqualTo(second);
    assertThat(world.ledger.unsubmitted()).isEmpty();
  }

  @Test
  void unknownNodesHaveNoLeaf() {
    computeOne();
    NodeId unknown = node(77);
    assertThat(world.catalogue.node(ONE, unknown)).isEmpty();
    assertThat(world.catalogue.epochs(Optional.of(ONE), 10)).isEmpty();
    assertThat(world.catalogue.epochs(Optional.empty(), 10)).hasSize(1);
  }
}
