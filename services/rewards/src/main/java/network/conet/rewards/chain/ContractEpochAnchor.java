package network.conet.rewards.chain;

import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.attest.EpochAnchor;
import network.conet.rewards.attest.TransactionDesk;
import network.conet.units.AccountAddress;

/** The contracts: tried on the own node first, sent by the chain service. */
public final class ContractEpochAnchor implements EpochAnchor {
  private final JsonRpc rpc;
  private final ContractAddresses addresses;
  private final AccountAddress asker;
  private final TransactionDesk transactions;

  /**
   * @param asker in whose name calls are tried; an answer pays whoever sends it, and nobody cannot
   *     be paid
   */
  public ContractEpochAnchor(
      JsonRpc rpc,
      ContractAddresses addresses,
      AccountAddress asker,
      TransactionDesk transactions) {
    this.rpc = rpc;
    this.addresses = addresses;
    this.asker = asker;
    this.transactions = transactions;
  }

  @Override
  public Optional<String> refusal(Request request) {
    try {
      rpc.tryLatest(asker, encode(request));
      return Optional.empty();
    } catch (RpcRefusal e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Outcome submit(String idempotencyKey, Request request) {
    JsonRpc.Read call = encode(request);
    return transactions.submit(idempotencyKey, call.to(), call.data());
  }

  private JsonRpc.Read encode(Request request) {
    return switch (request) {
      case Request.Anchor anchor -> anchor(Calls.anchor(anchor.header(), anchor.signatures()));
      case Request.Activate activate -> anchor(Calls.plain("activate()"));
      case Request.Settle settle -> anchor(Calls.settle(settle.headers()));
      case Request.Checkpoint checkpoint ->
          anchor(Calls.ofNumbers("checkpoint(uint64)", checkpoint.block().number()));
      case Request.OpenLeaf open -> to(ContractName.OPENING_CHALLENGES, AnswerCalls.of(open));
      case Request.OpenAccount open -> to(ContractName.OPENING_CHALLENGES, AnswerCalls.of(open));
      case Request.AnswerDispute answer ->
          to(ContractName.ACCOUNT_CHALLENGES, AnswerCalls.of(answer));
    };
  }

  private JsonRpc.Read anchor(CallData data) {
    return to(ContractName.EPOCH_ANCHOR, data);
  }

  private JsonRpc.Read to(ContractName contract, CallData data) {
    return new JsonRpc.Read(addresses.address(contract), data);
  }
}
