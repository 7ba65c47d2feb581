package network.conet.rewards.chain;

import java.util.List;
import network.conet.chainaccess.node.BlockRef;
import network.conet.chainaccess.node.CallAnswer;
import network.conet.chainaccess.node.EthCall;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.NoAnswerException;
import network.conet.chainaccess.node.NodeAnswer;
import network.conet.chainaccess.node.NodeAnswer.Cause;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.attest.StateNotKept;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;

/** What contracts say, as words; many reads are one request. */
final class ContractReads {
  private final EthNode node;

  ContractReads(EthNode node) {
    this.node = node;
  }

  static EthCall call(AccountAddress to, CallData data) {
    return EthCall.of(to, Bytes.parse(data.hex()));
  }

  Words latest(EthCall call) {
    return latest(List.of(call)).getFirst();
  }

  /**
   * @throws NoAnswerException if the node gives none now
   */
  List<Words> latest(List<EthCall> calls) {
    return calls.isEmpty() ? List.of() : words(node.calls(BlockRef.LATEST, calls).orThrow());
  }

  /**
   * After a block of the node's chain.
   *
   * @throws StateNotKept if the node has the block, but what was true after it no longer
   * @throws NoAnswerException if the node gives no answer now
   */
  List<Words> at(BlockNumber block, List<EthCall> calls) {
    if (calls.isEmpty()) {
      return List.of();
    }
    NodeAnswer<List<CallAnswer>> answer = node.calls(BlockRef.at(block), calls);
    if (answer instanceof NodeAnswer.NoAnswer<?>(Cause cause, String detail)
        && (cause == Cause.STATE_NOT_KEPT || (cause == Cause.BLOCK_UNKNOWN && isKnown(block)))) {
      throw new StateNotKept(detail);
    }
    return words(answer.orThrow());
  }

  /** Some nodes say of a state that they dropped that they do not know the block. */
  private boolean isKnown(BlockNumber block) {
    return node.header(block).orThrow().isPresent();
  }

  private static List<Words> words(List<CallAnswer> answers) {
    return answers.stream()
        .map(
            answer ->
                switch (answer) {
                  case CallAnswer.Returned(Bytes data) -> new Words(data);
                  case CallAnswer.Reverted(var data) ->
                      throw new IllegalStateException("a contract refuses a read: " + data.hex());
                })
        .toList();
  }
}
