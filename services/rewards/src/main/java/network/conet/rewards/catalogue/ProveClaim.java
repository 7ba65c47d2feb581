package network.conet.rewards.catalogue;

import java.util.Optional;
import network.conet.rewards.attest.AnchorLog;
import network.conet.rewards.attest.EpochLedger;
import network.conet.rewards.tree.AccountsTree;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;
import org.jspecify.annotations.Nullable;

/**
 * Proves claims against the active root. The tree of the active epoch is rebuilt once and kept: 64
 * bytes an account.
 */
public final class ProveClaim {
  private final EpochLedger ledger;
  private final AnchorLog anchors;
  private final RewardsCatalogue catalogue;
  private @Nullable Active active;

  private record Active(EpochId epoch, Hash32 digest, AccountsTree tree) {}

  public ProveClaim(EpochLedger ledger, AnchorLog anchors, RewardsCatalogue catalogue) {
    this.ledger = ledger;
    this.anchors = anchors;
    this.catalogue = catalogue;
  }

  /** Nothing if no root is active, the account is not in it, or the chain's is not ours. */
  public Optional<Claim> prove(AccountAddress account) {
    return current().flatMap(now -> prove(now, account));
  }

  private Optional<Claim> prove(Active now, AccountAddress account) {
    Optional<TokenAmount> cumulative = catalogue.cumulative(account, now.epoch());
    return cumulative.flatMap(
        amount ->
            now.tree()
                .proof(account, amount)
                .map(proof -> new Claim(now.epoch(), now.tree().root(), account, amount, proof)));
  }

  private synchronized Optional<Active> current() {
    EpochId epoch = anchors.lastActivated();
    Optional<EpochLedger.SignedEpoch> own =
        ledger
            .find(epoch)
            .filter(
                signed ->
                    anchors
                        .anchored(epoch)
                        .filter(anchored -> anchored.digest().equals(signed.digest()))
                        .isPresent());
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Active known = active;
    if (known == null || !known.digest().equals(own.get().digest())) {
      AccountsTree.Builder builder = new AccountsTree.Builder();
      ledger.cumulativeAfter(epoch).forEach(builder::add);
      known = new Active(epoch, own.get().digest(), builder.build());
      active = known;
    }
    return Optional.of(known);
  }
}
