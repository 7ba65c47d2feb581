package network.conet.rewards.chain;

import java.util.List;
import network.conet.chainaccess.AbiWords;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.attest.EpochAnchor.LeafPlace;
import network.conet.rewards.attest.EpochAnchor.Request;
import network.conet.rewards.tree.SumTree;
import network.conet.units.Hash32;

/** Call data of the answers. What has no fixed length follows the rest, found by its offset. */
final class AnswerCalls {
  private static final int WORD = 32;
  private static final String NODE = "(bytes32,uint128,uint128)";

  private AnswerCalls() {}

  static CallData of(Request.OpenLeaf open) {
    byte[] leaf = open.leaf().toBytes();
    if (leaf.length % WORD != 0) {
      throw new IllegalArgumentException("a leaf is whole words, not " + leaf.length + " bytes");
    }
    LeafPlace place = open.place();
    // demand, four words of the root, two offsets
    long head = 7L * WORD;
    AbiWords words = new AbiWords().number(open.demand());
    node(words, place.top());
    words.number(place.count()).number(head).number(head + WORD + leaf.length);
    words.number(leaf.length);
    AbiWords proof = new AbiWords().number(place.position()).number(2L * WORD);
    proof.number(place.siblings().size());
    place.siblings().forEach(sibling -> node(proof, sibling));
    return Calls.join(
        "openLeaf(uint256,(bytes32,uint128,uint128,uint64),bytes,(uint64," + NODE + "[]))",
        words.toBytes(),
        leaf,
        proof.toBytes());
  }

  static CallData of(Request.OpenAccount open) {
    AbiWords words =
        new AbiWords()
            .number(open.demand())
            .address(open.account())
            .number(open.cumulative().units())
            .number(4L * WORD);
    return Calls.join(
        "openAccount(uint256,address,uint256,bytes32[])", hashes(words, open.siblings()).toBytes());
  }

  static CallData of(Request.AnswerDispute answer) {
    AbiWords words = new AbiWords().number(answer.dispute()).number(2L * WORD);
    return Calls.join("answerDispute(uint256,bytes32[])", hashes(words, answer.proof()).toBytes());
  }

  private static void node(AbiWords words, SumTree.Sibling node) {
    words.word(node.hash().toBytes()).number(node.weight()).number(node.amount());
  }

  private static AbiWords hashes(AbiWords words, List<Hash32> hashes) {
    words.number(hashes.size());
    hashes.forEach(hash -> words.word(hash.toBytes()));
    return words;
  }
}
