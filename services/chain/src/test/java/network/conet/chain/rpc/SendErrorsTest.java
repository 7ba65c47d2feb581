package network.conet.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import network.conet.chain.transaction.SendOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As Besu, geth and anvil say it. */
class SendErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "-32001, Nonce too low, NONCE_USED",
    "-32003, nonce too low, NONCE_USED",
    "-32000, nonce too low: next nonce 5, NONCE_USED",
    "-32001, , NONCE_USED",
    "-32000, Transaction nonce is too distant from current sender nonce nonce too distant,"
        + " NONCE_TOO_FAR",
    "-32000, replacement transaction underpriced, UNDERPRICED",
    "-32003, replacement transaction underpriced, UNDERPRICED",
    "-32004, Upfront cost exceeds account balance, UNFUNDED",
    "-32003, Insufficient funds for gas * price + value, UNFUNDED",
    "-32009, Gas price below current base fee, FEE_TOO_LOW",
    "-32000, max fee per gas less than block base fee, FEE_TOO_LOW",
    "-32000, transaction underpriced, FEE_TOO_LOW",
    "-32000, txpool is full, POOL_FULL",
    "-32005, Transaction gas limit exceeds block gas limit, OTHER",
    "-32602, invalid argument, OTHER"
  })
  void aRefusalHasACause(int code, String message, SendOutcome.Cause cause) {
    assertThat(SendErrors.read(code, message == null ? "" : message))
        .isInstanceOfSatisfying(
            SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(cause));
  }

  @ParameterizedTest
  @CsvSource({
    "-32000, Known transaction",
    "-32000, already known",
    "-32003, transaction already imported"
  })
  void whatItHasIsTaken(int code, String message) {
    assertThat(SendErrors.read(code, message)).isInstanceOf(SendOutcome.Taken.class);
  }
}
