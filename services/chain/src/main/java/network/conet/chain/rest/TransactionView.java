package network.conet.chain.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import network.conet.chain.transaction.Inclusion;
import network.conet.chain.transaction.RevertData;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chainaccess.ContractErrors;
import org.jspecify.annotations.Nullable;

/** A transaction as a page shows it; what is not known yet is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransactionView(
    String hash,
    String state,
    String from,
    String to,
    long nonce,
    @Nullable Long block,
    @Nullable String blockHash,
    @Nullable Long gasUsed,
    @Nullable String revertReason,
    @Nullable String revertData) {

  static TransactionView of(StoredTransaction transaction, ContractErrors errors) {
    Inclusion inclusion = transaction.inclusion().orElse(null);
    RevertData revert = inclusion == null || inclusion.succeeded() ? null : inclusion.revertData();
    return new TransactionView(
        transaction.hash().hex(),
        transaction.state().name().toLowerCase(Locale.ROOT),
        transaction.sender().hex(),
        transaction.to().hex(),
        transaction.nonce().number(),
        inclusion == null ? null : inclusion.block().number(),
        inclusion == null ? null : inclusion.blockHash().hex(),
        inclusion == null ? null : inclusion.gasUsed().units(),
        revert == null ? null : revert.reason(errors).or(revert::selector).orElse("none given"),
        revert == null ? null : revert.hex());
  }
}
