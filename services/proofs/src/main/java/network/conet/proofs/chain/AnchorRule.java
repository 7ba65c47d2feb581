package network.conet.proofs.chain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Selector;
import network.conet.chainaccess.node.BlockRef;
import network.conet.chainaccess.node.CallAnswer;
import network.conet.chainaccess.node.EthCall;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.NodeAnswer;
import network.conet.proofs.epoch.EpochRule;
import network.conet.units.AccountAddress;
import network.conet.units.Bytes;

/** Reads what never changes from the anchor contract. */
public final class AnchorRule {
  private static final int WORD = 32;
  private static final List<Selector> RULE =
      Stream.of("EPOCH_LENGTH()", "GENESIS_TIME()").map(Selector::of).toList();

  private AnchorRule() {}

  /** No answer also where the contract is not there: the node may not have its block yet. */
  public static NodeAnswer<EpochRule> read(EthNode node, ContractAddresses addresses) {
    AccountAddress anchor = addresses.address(ContractName.EPOCH_ANCHOR);
    List<EthCall> calls =
        RULE.stream().map(function -> EthCall.of(anchor, Bytes.parse(function.hex()))).toList();
    return node.calls(BlockRef.LATEST, calls)
        .then(
            answers ->
                answers.stream().allMatch(AnchorRule::isWord)
                    ? NodeAnswer.of(
                        new EpochRule(
                            Duration.ofSeconds(number(answers.getFirst())),
                            Instant.ofEpochSecond(number(answers.getLast()))))
                    : NodeAnswer.none(
                        NodeAnswer.Cause.LAGGING,
                        anchor + " tells no epoch length: is it the EpochAnchor of this chain?"));
  }

  private static boolean isWord(CallAnswer answer) {
    return answer instanceof CallAnswer.Returned(Bytes data) && data.toBytes().length == WORD;
  }

  private static long number(CallAnswer word) {
    return new BigInteger(1, ((CallAnswer.Returned) word).data().toBytes()).longValueExact();
  }
}
