package network.conet.chain.rpc;

import network.conet.chain.transaction.NodeUnreachableException;
import network.conet.chainaccess.node.NoAnswerException;
import network.conet.chainaccess.node.NodeAnswer;
import network.conet.chainaccess.node.NodeRefusedException;

/** Answers to what a node has no reason to refuse. */
final class Answers {
  private Answers() {}

  /**
   * @throws NodeUnreachableException if there is no answer; a refusal, as of a range that the node
   *     finds too large, is none either
   */
  static <T> T expect(NodeAnswer<T> answer) {
    try {
      return answer.orThrow();
    } catch (NoAnswerException | NodeRefusedException e) {
      throw new NodeUnreachableException(String.valueOf(e.getMessage()), e);
    }
  }
}
