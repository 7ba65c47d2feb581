package network.conet.rewards.chain;

import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.RevertData;
import network.conet.chainaccess.node.BlockRef;
import network.conet.chainaccess.node.CallAnswer;
import network.conet.chainaccess.node.EthCall;
import network.conet.chainaccess.node.EthNode;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.attest.EpochAnchor;
import network.conet.rewards.attest.TransactionDesk;
import network.conet.units.AccountAddress;
import network.conet.units.Bytes;

/** The contracts: tried on the own node first, sent by the chain service. */
public final class ContractEpochAnchor implements EpochAnchor {
  private final EthNode node;
  private final ContractAddresses addresses;
  private final AccountAddress asker;
  private final TransactionDesk transactions;
  private final ContractErrors errors = ContractErrors.ofContracts();

  private record Call(AccountAddress to, CallData data) {}

  /**
   * @param asker in whose name calls are tried; an answer pays whoever sends it, and nobody cannot
   *     be paid
   */
  public ContractEpochAnchor(
      EthNode node,
      ContractAddresses addresses,
      AccountAddress asker,
      TransactionDesk transactions) {
    this.node = node;
    this.addresses = addresses;
    this.asker = asker;
    this.transactions = transactions;
  }

  @Override
  public Optional<String> refusal(Request request) {
    Call call = encode(request);
    EthCall tried = EthCall.of(asker, call.to(), Bytes.parse(call.data().hex()));
    return switch (node.calls(BlockRef.LATEST, List.of(tried)).orThrow().getFirst()) {
      case CallAnswer.Returned returned -> Optional.empty();
      case CallAnswer.Reverted(RevertData data) ->
          Optional.of(data.reason(errors).orElseGet(data::hex));
    };
  }

  @Override
  public Outcome submit(String idempotencyKey, Request request) {
    Call call = encode(request);
    return transactions.submit(idempotencyKey, call.to(), call.data());
  }

  private Call encode(Request request) {
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

  private Call anchor(CallData data) {
    return to(ContractName.EPOCH_ANCHOR, data);
  }

  private Call to(ContractName contract, CallData data) {
    return new Call(addresses.address(contract), data);
  }
}
