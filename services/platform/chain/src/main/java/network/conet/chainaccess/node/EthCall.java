package network.conet.chainaccess.node;

import java.util.Optional;
import network.conet.units.AccountAddress;
import network.conet.units.Bytes;

/**
 * A call that is only tried.
 *
 * @param from in whose name; in nobody's if empty
 */
public record EthCall(Optional<AccountAddress> from, AccountAddress to, Bytes data) {
  public static EthCall of(AccountAddress to, Bytes data) {
    return new EthCall(Optional.empty(), to, data);
  }

  public static EthCall of(AccountAddress from, AccountAddress to, Bytes data) {
    return new EthCall(Optional.of(from), to, data);
  }
}
