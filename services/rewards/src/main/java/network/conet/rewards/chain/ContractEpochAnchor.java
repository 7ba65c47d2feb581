package network.conet.rewards.chain;

import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.attest.EpochAnchor;
import network.conet.rewards.attest.TransactionDesk;
import network.conet.units.AccountAddress;

/** The EpochAnchor: tried on the own node first, sent by the chain service. */
public final class ContractEpochAnchor implements EpochAnchor {
  private final JsonRpc rpc;
  private final AccountAddress contract;
  private final TransactionDesk transactions;

  public ContractEpochAnchor(
      JsonRpc rpc, ContractAddresses addresses, TransactionDesk transactions) {
    this.rpc = rpc;
    this.contract = addresses.address(ContractName.EPOCH_ANCHOR);
    this.transactions = transactions;
  }

  @Override
  public Optional<String> refusal(Request request) {
    try {
      rpc.readLatest(new JsonRpc.Read(contract, encode(request)));
      return Optional.empty();
    } catch (RpcRefusal e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Outcome submit(String idempotencyKey, Request request) {
    return transactions.submit(idempotencyKey, contract, encode(request));
  }

  private static CallData encode(Request request) {
    return switch (request) {
      case Request.Anchor anchor -> Calls.anchor(anchor.header(), anchor.signatures());
      case Request.Activate activate -> Calls.plain("activate()");
      case Request.Settle settle -> Calls.settle(settle.headers());
      case Request.Checkpoint checkpoint ->
          Calls.ofNumbers("checkpoint(uint64)", checkpoint.block().number());
    };
  }
}
