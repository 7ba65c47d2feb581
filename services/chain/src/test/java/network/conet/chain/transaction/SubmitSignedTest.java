package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
            reader,
            store,
            node,
            Clock.systemUTC())
        .submit(ENVELOPE, roles);
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
    assertRefused(submit(envelope -> Optional.empty(), DELEGATOR), ErrorCode.MALFORMED_TRANSACTION);
  }

  @Test
  void whatTheNodeRejectsIsForgotten() {
    node.sendOutcome = new SendOutcome.Rejected("nonce too low");
    assertRefused(submit(delegation(), DELEGATOR), ErrorCode.NODE_REFUSED);
  }

  @Test
  void whatTheNodeRejectsBecauseABlockHasItIsAccepted() {
    node.sendOutcome = new SendOutcome.Rejected("nonce too low");
    node.inclusions.put(Examples.hash(ENVELOPE), Examples.inclusion(true));
    assertThat(submit(delegation(), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
    assertThat(store.size()).isOne();
  }

  @Test
  void noAnswerIsNotTakenForARefusal() {
    node.sendOutcome = new SendOutcome.NoAnswer("timeout");
    assertThat(submit(delegation(), DELEGATOR)).isInstanceOf(Submission.Accepted.class);
    assertThat(store.open(10)).hasSize(1);
  }
}
