package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import org.junit.jupiter.api.Test;

class SubmitSignedTest {
  private static final Set<Role> DELEGATOR = EnumSet.of(Role.DELEGATOR);
  private static final SignedEnvelope ENVELOPE = Examples.envelope("one");

  private final FakeNode node = new FakeNode();
  private final FakeStore store = new FakeStore();

  private Submission submit(EnvelopeReader reader, Set<Role> roles) {
    return new SubmitSigned(
            Examples.CHAIN,
            new CallPolicy(Examples.DEPLOYMENT),
            new IntakeLimits(4, 3, 5, 10),
            reader,
            store,
            node,
            Clock.systemUTC())
        .submit(ENVELOPE, new Caller("alice"), roles);
  }

  private static EnvelopeReader delegation() {
    return Examples.reader(
        Optional.of(Examples.CHAIN), Optional.of(Examples.STAKING), Examples.DELEGATE, false);
  }

  private void assertRefused(Submission submission, ErrorCode code) {
    assertThat(submission)
        .isInstanceOfSatisfying(
            Submission.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(store.size()).isZero();
  }

  @Test
  void storesThenSends() {
    assertThat(submit(delegation(), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
    assertThat(node.sent).containsExactly(ENVELOPE);
    assertThat(store.byHash(Examples.hash(ENVELOPE))).isPresent();
  }

  @Test
  void theSameAgainIsNotSentAgain() {
    submit(delegation(), DELEGATOR);
    assertThat(submit(delegation(), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
    assertThat(node.sent).hasSize(1);
  }

  @Test
  void anotherRoleIsRefused() {
    assertRefused(submit(delegation(), EnumSet.of(Role.VOTER)), ErrorCode.ROLE_MISSING);
    assertThat(node.sent).isEmpty();
  }

  @Test
  void whatIsNotForThisChainIsRefused() {
    for (Optional<ChainId> chain :
        java.util.List.of(Optional.<ChainId>empty(), Optional.of(ChainId.of(1)))) {
      EnvelopeReader reader =
          Examples.reader(chain, Optional.of(Examples.STAKING), Examples.DELEGATE, false);
      assertRefused(submit(reader, DELEGATOR), ErrorCode.WRONG_CHAIN);
    }
  }

  @Test
  void creationCoinAndOtherContractsAreRefused() {
    Optional<ChainId> chain = Optional.of(Examples.CHAIN);
    assertRefused(
        submit(Examples.reader(chain, Optional.empty(), Examples.DELEGATE, false), DELEGATOR),
        ErrorCode.NOT_A_CONET_CONTRACT);
    Optional<AccountAddress> stranger = Optional.of(Examples.address("ee"));
    assertRefused(
        submit(Examples.reader(chain, stranger, Examples.DELEGATE, false), DELEGATOR),
        ErrorCode.NOT_A_CONET_CONTRACT);
    Optional<AccountAddress> staking = Optional.of(Examples.STAKING);
    assertRefused(
        submit(Examples.reader(chain, staking, Examples.DELEGATE, true), DELEGATOR),
        ErrorCode.CARRIES_VALUE);
  }

  @Test
  void whatIsNotReadableIsRefused() {
    assertRefused(
        submit(envelope -> new EnvelopeReader.Reading.Unreadable("no"), DELEGATOR),
        ErrorCode.MALFORMED_TRANSACTION);
  }

  @Test
  void whatTheNodeRejectsIsForgotten() {
    node.sendOutcome = new SendOutcome.Rejected(SendOutcome.Cause.OTHER, "no");
    assertRefused(submit(delegation(), DELEGATOR), ErrorCode.NODE_REFUSED);
  }

  @Test
  void whatTheNodeRejectsBecauseABlockHasItIsAccepted() {
    node.sendOutcome = new SendOutcome.Rejected(SendOutcome.Cause.OTHER, "no");
    node.inclusions.put(Examples.hash(ENVELOPE), Examples.inclusion(true));
    assertThat(submit(delegation(), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
    assertThat(store.size()).isOne();
  }

  @Test
  void noAnswerIsNotTakenForARefusal() {
    node.sendOutcome = new SendOutcome.NoAnswer("timeout");
    assertThat(submit(delegation(), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
    assertThat(store.only().state()).isEqualTo(TransactionState.PENDING);
    assertThat(store.only().lastSent()).isEmpty();
  }

  @Test
  void aNodeThatIsDownStoresNothing() {
    node.unreachable = true;
    assertRefused(submit(delegation(), DELEGATOR), ErrorCode.NODE_UNREACHABLE);
  }

  /** Seen: 520 of an account without a coin were accepted, and everybody else waited for them. */
  @Test
  void whoCannotPayForItsGasIsRefused() {
    node.balance = Wei.of(999_999);
    assertRefused(submit(delegation(), DELEGATOR), ErrorCode.UNFUNDED);
    node.balance = Wei.of(1_000_000);
    assertThat(submit(delegation(), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void noncesThatCannotComeSoonAreRefused() {
    assertRefused(submit(withNonce(4), DELEGATOR), ErrorCode.NONCE_TOO_FAR);
    assertThat(submit(withNonce(3), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void aUsedNonceIsRefusedUnlessTheChainHasTheTransactionItself() {
    node.nonce = new Nonce(1);
    assertRefused(submit(delegation(), DELEGATOR), ErrorCode.NONCE_USED);
    node.inclusions.put(Examples.hash(ENVELOPE), Examples.inclusion(true));
    assertThat(submit(delegation(), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void feesAndGasThatNoBlockTakesAreRefused() {
    assertRefused(submit(withFees(100_000, 6, 1), DELEGATOR), ErrorCode.FEE_TOO_LOW);
    assertRefused(submit(withFees(100_000, 10, 11), DELEGATOR), ErrorCode.FEE_TOO_LOW);
    assertRefused(submit(withFees(21_000, 10, 1), DELEGATOR), ErrorCode.GAS_OUT_OF_BOUNDS);
    assertRefused(submit(withFees(30_000_001, 10, 1), DELEGATOR), ErrorCode.GAS_OUT_OF_BOUNDS);
    node.market = new FeeMarket(Wei.ZERO, new Gas(30_000_000));
    assertThat(submit(withFees(100_000, 0, 0), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void anyoneMayCancelByANothingToOneself() {
    EnvelopeReader toSelf =
        Examples.reader(
            Optional.of(Examples.CHAIN), Optional.of(Examples.SENDER), CallData.NONE, false);
    assertThat(submit(toSelf, EnumSet.of(Role.VOTER))).isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void whatWasDroppedIsTakenUpAgain() {
    submit(delegation(), DELEGATOR);
    store.change(
        Examples.hash(ENVELOPE), new Status.Change.GivenUp(DropReason.EXPIRED, Optional.empty()));
    submit(delegation(), DELEGATOR);
    assertThat(store.only().state()).isEqualTo(TransactionState.PENDING);
    assertThat(node.sent).hasSize(2);
  }

  private static EnvelopeReader withNonce(long nonce) {
    return Examples.reader(
        nonce,
        Optional.of(Examples.CHAIN),
        Optional.of(Examples.STAKING),
        Examples.DELEGATE,
        false,
        Examples.FEES);
  }

  private static EnvelopeReader withFees(long gas, long price, long tip) {
    return Examples.reader(
        0,
        Optional.of(Examples.CHAIN),
        Optional.of(Examples.STAKING),
        Examples.DELEGATE,
        false,
        new Fees(new Gas(gas), Wei.of(price), Wei.of(tip)));
  }
}
