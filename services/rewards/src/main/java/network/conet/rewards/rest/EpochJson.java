package network.conet.rewards.rest;

import java.util.List;
import java.util.Locale;
import network.conet.rewards.catalogue.EpochView;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.rewards.epoch.EpochTotals;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.jspecify.annotations.Nullable;

/** An epoch: the preimage of its digest, and what became of it. */
public record EpochJson(
    long epoch,
    String state,
    String digest,
    @Nullable String anchoredDigest,
    @Nullable String transaction,
    List<String> attestedBy,
    int attempt,
    String previousDigest,
    long snapshotBlock,
    String snapshotHash,
    long endTime,
    String proofsRoot,
    String nodesRoot,
    String entriesRoot,
    String accountsRoot,
    String totalWeight,
    String emission,
    String fees,
    String rewards,
    String treasury,
    String burned,
    String datasetHash) {

  static EpochJson of(EpochView view) {
    EpochHeader header = view.computed().header();
    EpochTotals totals = header.totals();
    return new EpochJson(
        header.epoch().number(),
        view.state().name().toLowerCase(Locale.ROOT),
        view.computed().digest().hex(),
        view.anchoredDigest().map(Hash32::hex).orElse(null),
        view.transaction().map(TxHash::hex).orElse(null),
        view.attestedBy().stream().map(AccountAddress::hex).toList(),
        header.attempt().number(),
        header.previousDigest().hex(),
        header.snapshotBlock().number(),
        header.snapshotHash().hex(),
        header.endTime().getEpochSecond(),
        header.roots().proofs().hex(),
        header.roots().nodes().hex(),
        header.roots().entries().hex(),
        header.roots().accounts().hex(),
        totals.totalWeight().toString(),
        totals.emission().toString(),
        totals.fees().toString(),
        totals.rewards().toString(),
        totals.treasury().toString(),
        totals.burned().toString(),
        header.datasetHash().hex());
  }
}
