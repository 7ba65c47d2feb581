package network.conet.rewards.catalogue;

import java.util.List;
import java.util.Optional;
import network.conet.rewards.attest.EpochLedger;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** An epoch and what became of it. */
public record EpochView(
    EpochLedger.SignedEpoch computed,
    EpochState state,
    Optional<Hash32> anchoredDigest,
    Optional<TxHash> transaction,
    List<AccountAddress> attestedBy) {
  public EpochView {
    attestedBy = List.copyOf(attestedBy);
  }
}
