package network.conet.cli.action;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.api.Refusal;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Chain.Sent;
import network.conet.contracts.Staking;
import network.conet.units.NodeId;

/** Says when what the queue of unbondings refuses now can be done. */
final class Unbonding {
  private final Chain chain;
  private final SigningKey key;

  Unbonding(Chain chain, SigningKey key) {
    this.chain = chain;
    this.key = key;
  }

  /** Does the step; a refusal by the queue of this node is told with its time. */
  Sent inItsTime(NodeId node, Supplier<Sent> step) {
    try {
      return step.get();
    } catch (Refusal refusal) {
      throw switch (refusal.code()) {
        case "NothingMatured", "UnbondingQueueFull" ->
            new Refusal(refusal.code(), sentence(refusal.code(), oldest(node)));
        default -> refusal;
      };
    }
  }

  static String sentence(String refusal, Optional<Instant> oldest) {
    if (oldest.isEmpty()) {
      return "Nothing of yours is unbonding from this node: `conet undelegate` starts it.";
    }
    return refusal.equals("NothingMatured")
        ? "Nothing has unbonded yet: the oldest entry can be withdrawn from " + oldest.get() + "."
        : "As many entries are unbonding from this node as one account can have: one more can be"
            + " started after `conet withdraw`, which takes out the oldest from "
            + oldest.get()
            + ".";
  }

  private Optional<Instant> oldest(NodeId node) {
    String account = key.address().hex();
    Staking.Position position =
        chain.read(chain.calls().staking().positionOf(node.toBytes(), account));
    if (position.head.equals(position.tail)) {
      return Optional.empty();
    }
    Staking.Unbonding entry =
        chain.read(chain.calls().staking().unbondingOf(node.toBytes(), account, position.head));
    BigInteger lasts = chain.read(chain.calls().parameters().get(parameter("unbondingTime")));
    return Optional.of(Instant.ofEpochSecond(entry.startedAt.add(lasts).longValueExact()));
  }

  private static byte[] parameter(String name) {
    return Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 32);
  }
}
