package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.RevertData;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.Hex;
import org.junit.jupiter.api.Test;

class SubmitCallTest {
  private static final Caller REWARDS = new Caller("svc-rewards-1");
  private static final CallId KEY = new CallId(REWARDS, new IdempotencyKey("anchor:1"));

  private final FakeNode node = new FakeNode();
  private final FakeStore store = new FakeStore();
  private final SubmitCall submitCall =
      new SubmitCall(
          new CallGrants(
              Examples.DEPLOYMENT,
              Map.of(CallGrants.Part.REWARDS, Set.of("svc-rewards-1", "svc-rewards-2"))),
          ContractErrors.ofContracts(),
          new SignWithServiceKey(new TextKey(), new TextReader(), Clock.systemUTC()),
          store,
          node,
          Clock.systemUTC());

  /** "Signs" by writing the nonce and the call down. */
  private static final class TextKey implements ServiceKey {
    @Override
    public AccountAddress address() {
      return Examples.SENDER;
    }

    @Override
    public Fees offer(Gas limit) {
      return Examples.FEES;
    }

    @Override
    public SignedEnvelope sign(Nonce nonce, AccountAddress to, CallData data, Fees fees) {
      return Examples.envelope(nonce.number() + " " + to + " " + data.hex());
    }
  }

  private static final class TextReader implements EnvelopeReader {
    @Override
    public Reading read(SignedEnvelope envelope) {
      String[] parts = new String(Hex.parse(envelope.hex()), StandardCharsets.UTF_8).split(" ", -1);
      return new Reading.Transaction(
          new DecodedTransaction(
              Examples.hash(envelope),
              Examples.SENDER,
              new Nonce(Long.parseLong(parts[0])),
              Optional.of(Examples.CHAIN),
              Optional.of(AccountAddress.parse(parts[1])),
              new CallData(parts[2]),
              Wei.ZERO,
              Examples.FEES));
    }
  }

  private StoredTransaction accepted(Submission submission) {
    assertThat(submission).isInstanceOf(Submission.Accepted.class);
    return ((Submission.Accepted) submission).transaction();
  }

  private static void assertRefused(Submission submission, ErrorCode code) {
    assertThat(submission)
        .isInstanceOfSatisfying(
            Submission.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void oneKeySendsOnce() {
    StoredTransaction first =
        accepted(submitCall.submit(KEY, Examples.ANCHOR, Examples.CHECKPOINT));
    StoredTransaction again =
        accepted(submitCall.submit(KEY, Examples.ANCHOR, Examples.CHECKPOINT));
    assertThat(again.hash()).isEqualTo(first.hash());
    assertThat(node.sent).hasSize(1);
  }

  @Test
  void oneKeyForTwoCallsIsRefused() {
    submitCall.submit(KEY, Examples.ANCHOR, Examples.CHECKPOINT);
    assertRefused(
        submitCall.submit(KEY, Examples.ANCHOR, Examples.call("activate()")), ErrorCode.KEY_REUSED);
  }

  @Test
  void noncesFollowEachOtherFromWhatTheChainHas() {
    node.nonce = new Nonce(5);
    for (int i = 0; i < 3; i++) {
      StoredTransaction sent =
          accepted(
              submitCall.submit(
                  new CallId(REWARDS, new IdempotencyKey("k" + i)),
                  Examples.ANCHOR,
                  Examples.CHECKPOINT));
      assertThat(sent.nonce()).isEqualTo(new Nonce(5 + i));
    }
  }

  @Test
  void aCallThatWouldRevertTakesNoNonce() {
    node.estimate = new GasEstimate.Reverts(RevertData.NONE);
    assertRefused(
        submitCall.submit(KEY, Examples.ANCHOR, Examples.CHECKPOINT), ErrorCode.WOULD_REVERT);
    node.estimate = new GasEstimate.Needs(new Gas(1));
    assertThat(accepted(submitCall.submit(KEY, Examples.ANCHOR, Examples.CHECKPOINT)).nonce())
        .isEqualTo(new Nonce(0));
  }

  @Test
  void aNodeThatIsDownChangesNothing() {
    node.unreachable = true;
    assertRefused(
        submitCall.submit(KEY, Examples.ANCHOR, Examples.CHECKPOINT), ErrorCode.NODE_UNREACHABLE);
    assertThat(store.size()).isZero();
  }

  @Test
  void whatTheNodeDoesNotTakeStaysToBeSentAgain() {
    node.sendOutcome = new SendOutcome.Rejected(SendOutcome.Cause.FEE_TOO_LOW, "fee too low");
    accepted(submitCall.submit(KEY, Examples.ANCHOR, Examples.CHECKPOINT));
    assertThat(store.only().lastSent()).isEmpty();
    assertThat(store.only().status().isOpen()).isTrue();
  }

  @Test
  void otherContractsAreRefused() {
    assertRefused(
        submitCall.submit(KEY, Examples.address("ee"), Examples.CHECKPOINT),
        ErrorCode.NOT_A_CONET_CONTRACT);
  }

  /** Seen: with one service's account the key signed an unlimited approval. */
  @Test
  void whoIsNotGrantedACallIsRefused() {
    CallId staking = new CallId(new Caller("svc-staking"), new IdempotencyKey("k"));
    assertRefused(
        submitCall.submit(staking, Examples.ANCHOR, Examples.CHECKPOINT),
        ErrorCode.FUNCTION_NOT_ALLOWED);
    assertRefused(
        submitCall.submit(KEY, Examples.address("bb"), Examples.call("approve(address,uint256)")),
        ErrorCode.NOT_A_CONET_CONTRACT);
    assertThat(store.size()).isZero();
  }

  @Test
  void aKeyIsItsCallersOwn() {
    StoredTransaction first =
        accepted(submitCall.submit(KEY, Examples.ANCHOR, Examples.CHECKPOINT));
    CallId others = new CallId(new Caller("svc-rewards-2"), KEY.key());
    StoredTransaction second =
        accepted(submitCall.submit(others, Examples.ANCHOR, Examples.call("activate()")));
    assertThat(second.hash()).isNotEqualTo(first.hash());
  }
}
