package network.conet.chain.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import network.conet.chain.transaction.Inclusion;
import network.conet.chain.transaction.Status;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.Keccak;
import network.conet.chainaccess.RevertData;
import network.conet.units.TxHash;
import org.jspecify.annotations.Nullable;

/** A transaction as a page shows it; what is not known yet is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransactionView(
    String hash,
    String state,
    String from,
    String to,
    long nonce,
    String maxFeePerGas,
    String dataHash,
    @Nullable String data,
    @Nullable String raw,
    @Nullable String dropReason,
    @Nullable String replacedBy,
    @Nullable Long block,
    @Nullable String blockHash,
    @Nullable Long gasUsed,
    @Nullable String revertReason,
    @Nullable String revertData) {

  /** As a row of a list: without the call, which may be long. */
  static TransactionView row(StoredTransaction transaction, ContractErrors errors) {
    return of(transaction, errors, false);
  }

  static TransactionView of(StoredTransaction transaction, ContractErrors errors) {
    return of(transaction, errors, true);
  }

  private static TransactionView of(
      StoredTransaction transaction, ContractErrors errors, boolean whole) {
    Inclusion inclusion = transaction.inclusion().orElse(null);
    RevertData revert = inclusion == null || inclusion.succeeded() ? null : inclusion.revertData();
    return new TransactionView(
        transaction.hash().hex(),
        transaction.state().name().toLowerCase(Locale.ROOT),
        transaction.sender().hex(),
        transaction.to().hex(),
        transaction.nonce().number(),
        transaction.fees().maxPrice().toString(),
        Keccak.hash(transaction.data().toBytes()).hex(),
        whole ? transaction.data().hex() : null,
        whole ? transaction.envelope().hex() : null,
        transaction.status() instanceof Status.Dropped dropped
            ? dropped.reason().name().toLowerCase(Locale.ROOT)
            : null,
        transaction.replacedBy().map(TxHash::hex).orElse(null),
        inclusion == null ? null : inclusion.block().number(),
        inclusion == null ? null : inclusion.blockHash().hex(),
        inclusion == null ? null : inclusion.gasUsed().units(),
        revert == null ? null : revert.reason(errors).or(revert::selector).orElse("none given"),
        revert == null ? null : revert.hex());
  }
}
