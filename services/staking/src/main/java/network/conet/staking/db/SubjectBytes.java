package network.conet.staking.db;

import java.util.Arrays;
import network.conet.staking.sync.Subject;
import network.conet.units.AccountAddress;
import network.conet.units.Bytes;
import network.conet.units.NodeId;

/** A node's id, followed by an account if it is a position. */
final class SubjectBytes {
  private static final int NODE = NodeId.BYTES;

  private SubjectBytes() {}

  static Bytes of(Subject subject) {
    return switch (subject) {
      case Subject.OfNode(var node) -> Bytes.of(node.toBytes());
      case Subject.OfPosition(var node, var account) -> {
        byte[] both = Arrays.copyOf(node.toBytes(), NODE + AccountAddress.BYTES);
        System.arraycopy(account.toBytes(), 0, both, NODE, AccountAddress.BYTES);
        yield Bytes.of(both);
      }
    };
  }

  static Subject read(Bytes subject) {
    byte[] bytes = subject.toBytes();
    NodeId node = NodeId.of(Arrays.copyOf(bytes, NODE));
    return bytes.length == NODE
        ? new Subject.OfNode(node)
        : new Subject.OfPosition(
            node, AccountAddress.of(Arrays.copyOfRange(bytes, NODE, bytes.length)));
  }
}
