package network.conet.rewards.epoch;

import network.conet.rewards.tree.AbiWords;
import network.conet.units.Hex;

/** A sum tree's leaf in the form that the chain takes. */
public record EncodedLeaf(String hex) {
  /** In place of a leaf where the tree has none. */
  public static final EncodedLeaf NONE = new EncodedLeaf("0x");

  public EncodedLeaf {
    hex = Hex.encode(Hex.parse(hex));
  }

  static EncodedLeaf of(AbiWords fields) {
    return new EncodedLeaf(Hex.encode(fields.toBytes()));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }
}
