package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.Gas;
import network.conet.units.AccountAddress;
import network.conet.units.Hex;
import org.junit.jupiter.api.Test;

class SubmitCallTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("anchor:1");

  private final FakeNode node = new FakeNode();
  private final FakeStore store = new FakeStore();
  private final SubmitCall submitCall =
      new SubmitCall(
          Examples.DEPLOYMENT,
          ContractErrors.ofContracts(),
          new TextKey(),
          new TextReader(),
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
    public SignedEnvelope sign(Nonce nonce, AccountAddress to, CallData data, Gas limit) {
      return Examples.envelope(nonce.number() + " " + to + " " + data.hex());
    }
  }

  private static final class TextReader implements EnvelopeReader {
    @Override
    public Optional<DecodedTransaction> read(SignedEnvelope envelope) {
      String[] parts = new String(Hex.parse(envelope.hex()), StandardCharsets.UTF_8).split(" ", -1);
      return Optional.of(
          new DecodedTransaction(
              Examples.hash(envelope),
              Examples.SENDER,
              new Nonce(Long.parseLong(parts[0])),
              Optional.of(Examples.CHAIN),
              Optional.of(AccountAddress.parse(parts[1])),
              new CallData(parts[2]),
              false));
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
    StoredTransaction first = accepted(submitCall.submit(KEY, Examples.STAKING, Examples.DELEGATE));
    StoredTransaction again = accepted(submitCall.submit(KEY, Examples.STAKING, Examples.DELEGATE));
    assertThat(again.hash()).isEqualTo(first.hash());
    assertThat(node.sent).hasSize(1);
  }

  @Test
  void oneKeyForTwoCallsIsRefused() {
    submitCall.submit(KEY, Examples.STAKING, Examples.DELEGATE);
    assertRefused(
        submitCall.submit(KEY, Examples.STAKING, Examples.call("settle(bytes32,address)")),
        ErrorCode.KEY_REUSED);
  }

  @Test
  void noncesFollowEachOtherFromWhatTheChainHas() {
    node.nonce = new Nonce(5);
    for (int i = 0; i < 3; i++) {
      StoredTransaction sent =
          accepted(
              submitCall.submit(new IdempotencyKey("k" + i), Examples.STAKING, Examples.DELEGATE));
      assertThat(sent.nonce()).isEqualTo(new Nonce(5 + i));
    }
  }

  @Test
  void aCallThatWouldRevertTakesNoNonce() {
    node.estimate = new GasEstimate.Reverts(RevertData.NONE);
    assertRefused(
        submitCall.submit(KEY, Examples.STAKING, Examples.DELEGATE), ErrorCode.WOULD_REVERT);
    node.estimate = new GasEstimate.Needs(new Gas(1));
    assertThat(accepted(submitCall.submit(KEY, Examples.STAKING, Examples.DELEGATE)).nonce())
        .isEqualTo(new Nonce(0));
  }

  @Test
  void aNodeThatIsDownChangesNothing() {
    node.unreachable = true;
    assertRefused(
        submitCall.submit(KEY, Examples.STAKING, Examples.DELEGATE), ErrorCode.NODE_UNREACHABLE);
    assertThat(store.size()).isZero();
  }

  @Test
  void whatTheNodeDoesNotTakeStaysToBeSentAgain() {
    node.sendOutcome = new SendOutcome.Rejected("fee too low");
    accepted(submitCall.submit(KEY, Examples.STAKING, Examples.DELEGATE));
    assertThat(store.open(10))
        .singleElement()
        .satisfies(open -> assertThat(open.lastSent()).isEmpty());
  }

  @Test
  void otherContractsAreRefused() {
    assertRefused(
        submitCall.submit(KEY, Examples.address("ee"), Examples.DELEGATE),
        ErrorCode.NOT_A_CONET_CONTRACT);
  }
}
