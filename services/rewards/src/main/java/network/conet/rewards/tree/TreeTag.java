package network.conet.rewards.tree;

/** Which tree a hash belongs to: part of every hash, so that no node of one passes in another. */
public enum TreeTag {
  PROOFS(1),
  NODES(2),
  ENTRIES(3);

  private final byte code;

  TreeTag(int code) {
    this.code = (byte) code;
  }

  /** The number of a tree, as the contracts have it too. */
  public byte code() {
    return code;
  }
}
