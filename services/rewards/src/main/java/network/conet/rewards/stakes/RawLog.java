package network.conet.rewards.stakes;

import java.util.List;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.TxHash;

/** A contract's log as the chain wrote it. */
public record RawLog(
    AccountAddress contract, List<Hash32> topics, String dataHex, TxHash transaction) {
  public RawLog {
    topics = List.copyOf(topics);
    dataHex = Hex.encode(Hex.parse(dataHex));
  }
}
