package network.conet.chain.transaction;

import java.util.Optional;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import network.conet.units.TxHash;

/**
 * What a signed transaction says.
 *
 * @param chainId none in the old form that any chain would take
 * @param to none when it would create a contract
 */
public record DecodedTransaction(
    TxHash hash,
    AccountAddress sender,
    Nonce nonce,
    Optional<ChainId> chainId,
    Optional<AccountAddress> to,
    CallData data,
    Wei value,
    Fees fees) {
  /** Nothing to nobody but its own sender: it uses a nonce up, so that another one cannot. */
  boolean isCancellation() {
    return to.filter(sender::equals).isPresent() && value.isZero() && data.isEmpty();
  }
}
