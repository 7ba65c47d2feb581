package network.conet.rewards.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.conet.rewards.attest.AskOnce;
import network.conet.rewards.attest.EpochAnchor.Outcome;
import network.conet.rewards.attest.EpochAnchor.Request;
import network.conet.rewards.epoch.Attempt;
import network.conet.rewards.epoch.ComputeEpoch;
import network.conet.rewards.epoch.ComputedEpoch;
import network.conet.rewards.epoch.EncodedLeaf;
import network.conet.rewards.epoch.EpochDigest;
import network.conet.rewards.epoch.EpochTrees;
import network.conet.rewards.stakes.Facts;
import network.conet.rewards.tree.AccountsTree;
import network.conet.rewards.tree.TreeTag;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;
import network.conet.units.TxHash;
import org.junit.jupiter.api.Test;

class AnswerDemandsTest {
  private static final EpochDigest DIGEST = new EpochDigest(31_337, Facts.account(0xaa));
  private static final TxHash TX = new TxHash(Facts.hash(5).hex());

  private final InMemory ports = new InMemory();
  private final ComputedEpoch one = epoch(1, ComputeEpoch.Previous.none());
  private final ComputedEpoch two =
      epoch(
          2,
          new ComputeEpoch.Previous(
              one.digest(), ports.ledger.cumulativeAfter(EpochId.of(1)), Attempt.FIRST));

  private ComputedEpoch epoch(int number, ComputeEpoch.Previous previous) {
    ComputedEpoch epoch =
        SmallEpochs.compute(
            DIGEST,
            new SmallEpochs.Place(
                EpochId.of(number),
                BlockNumber.of(number),
                Facts.hash(number),
                Instant.ofEpochSecond(1_000_000 + number)),
            TokenAmount.ofTokens(7),
            previous);
    ports.epochs.put(EpochId.of(number), epoch);
    return epoch;
  }

  /** As after a start: nothing is remembered but what the ports hold. */
  private AnswerDemands answering() {
    return new AnswerDemands(
        ports.log,
        ports.ledger,
        ports.leaves,
        () -> List.copyOf(ports.open),
        new AskOnce(ports.calls, ports.anchor, Clock.systemUTC()));
  }

  private OpenDemands.Leaf leaf(TreeTag tree, long position) {
    return new OpenDemands.Leaf(
        1 + ports.open.size(), two.digest(), tree, BigInteger.valueOf(position));
  }

  private Request answerTo(OpenDemands.Demand demand) {
    ports.open.add(demand);
    answering().answer();
    return ports.requests.getLast();
  }

  @Test
  void aLeafOfEachTreeIsOpenedAtItsPosition() {
    assertThat(answerTo(leaf(TreeTag.PROOFS, 0)))
        .isInstanceOfSatisfying(
            Request.OpenLeaf.class,
            open -> assertThat(open.leaf()).isEqualTo(EpochTrees.proofLeaf(two.nodes().get(0))));
    assertThat(answerTo(leaf(TreeTag.NODES, 2)))
        .isInstanceOfSatisfying(
            Request.OpenLeaf.class,
            open -> {
              assertThat(open.demand()).isEqualTo(2);
              assertThat(open.leaf()).isEqualTo(EpochTrees.nodeLeaf(two.nodes().get(2)));
              assertThat(open.place().position()).isEqualTo(2);
              assertThat(open.place().siblings()).hasSize(2);
            });
    assertThat(answerTo(leaf(TreeTag.ENTRIES, 3)))
        .isInstanceOfSatisfying(
            Request.OpenLeaf.class,
            open -> assertThat(open.leaf()).isEqualTo(EpochTrees.entryLeaf(two.entries(), 3)));
  }

  @Test
  void beyondTheLastLeafTheRootAloneAnswers() {
    OpenDemands.Leaf far =
        new OpenDemands.Leaf(
            1, two.digest(), TreeTag.NODES, BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
    assertThat(answerTo(far))
        .isInstanceOfSatisfying(
            Request.OpenLeaf.class,
            open -> {
              assertThat(open.leaf()).isEqualTo(EncodedLeaf.NONE);
              assertThat(open.place().count()).isEqualTo(3);
              assertThat(open.place().siblings()).isEmpty();
            });
  }

  @Test
  void aPathOfTheAccountsTreeEndsAtAnAccountThatTheTreeHas() {
    AccountsTree.Builder tree = new AccountsTree.Builder();
    ports.ledger.cumulativeAfter(EpochId.of(2)).forEach(tree::add);
    AccountsTree accounts = tree.build();
    assertThat(answerTo(new OpenDemands.Account(1, two.digest(), BigInteger.TWO)))
        .isInstanceOfSatisfying(
            Request.OpenAccount.class,
            open ->
                assertThat(accounts.proof(open.account(), open.cumulative()))
                    .contains(open.siblings()));
  }

  @Test
  void aDisputeIsAnsweredByTheLeafOfTheEpochBefore() {
    AccountsTree.Builder before = new AccountsTree.Builder();
    ports.ledger.cumulativeAfter(EpochId.of(1)).forEach(before::add);
    TokenAmount earned = cumulativeAfterOne();
    Hash32 missing = AccountsTree.leaf(SmallEpochs.OWNER, earned);
    assertThat(answerTo(new OpenDemands.Dispute(4, two.digest(), missing)))
        .isEqualTo(
            new Request.AnswerDispute(
                4, before.build().proof(SmallEpochs.OWNER, earned).orElseThrow()));
  }

  private TokenAmount cumulativeAfterOne() {
    TokenAmount[] found = {TokenAmount.ZERO};
    ports
        .ledger
        .cumulativeAfter(EpochId.of(1))
        .forEach(
            (account, amount) -> found[0] = account.equals(SmallEpochs.OWNER) ? amount : found[0]);
    return found[0];
  }

  @Test
  void whatWasNotSignedHereIsNotDefended() {
    AnswerDemands answering = answering();
    ports.open.add(new OpenDemands.Leaf(1, Facts.hash(0xbad), TreeTag.NODES, BigInteger.ZERO));
    ports.open.add(new OpenDemands.Dispute(1, Facts.hash(0xbad), Facts.hash(1)));
    answering.answer();
    assertThat(ports.requests).isEmpty();
    assertThat(answering.waiting()).isZero();
  }

  @Test
  void whatTheChainHasDoneWithIsLeftAlone() {
    ports.open.add(leaf(TreeTag.NODES, 0));
    ports.cancelled.add(two.digest());
    answering().answer();
    ports.cancelled.clear();
    ports.activated = EpochId.of(2);
    answering().answer();
    assertThat(ports.requests).isEmpty();
  }

  @Test
  void oneCallADemandUntilItFailed() {
    ports.open.add(leaf(TreeTag.NODES, 0));
    answering().answer();
    answering().answer();
    String key = "answer:2:" + ports.open.getFirst().name();
    assertThat(ports.keys).containsExactly(key, key);

    ports.outcome = new Outcome.Reverted("0x");
    answering().answer();
    ports.outcome = new Outcome.Confirmed(TX);
    answering().answer();
    assertThat(ports.keys.getLast()).isEqualTo(key + ":1");

    int sent = ports.keys.size();
    ports.refusal = Optional.of("NoSuchDemand");
    answering().answer();
    assertThat(ports.keys).hasSize(sent);
  }

  @Test
  void namesDifferWhereAnswersDo() {
    assertThat(leaf(TreeTag.NODES, 1).name())
        .isNotEqualTo(leaf(TreeTag.NODES, 2).name())
        .isNotEqualTo(leaf(TreeTag.PROOFS, 1).name())
        .isNotEqualTo(new OpenDemands.Account(1, two.digest(), BigInteger.ONE).name());
  }

  @Test
  void oneThatCannotBeAnsweredKeepsNobodyWaitingAndIsTold() {
    AnswerDemands answering = answering();
    ports.open.add(new OpenDemands.Dispute(1, two.digest(), Facts.hash(1)));
    ports.open.add(leaf(TreeTag.NODES, 0));
    assertThatThrownBy(answering::answer).isInstanceOf(IllegalStateException.class);
    assertThat(ports.requests).hasSize(1);
    assertThat(answering.waiting()).isEqualTo(2);
  }
}
