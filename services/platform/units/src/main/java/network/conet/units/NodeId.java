package network.conet.units;

/** A relay's identity in the registry; it survives rotations of its keys. */
public record NodeId(String hex) implements Comparable<NodeId> {
  public static final int BYTES = 32;

  public NodeId {
    hex = Hex.canonical(hex, BYTES, "a node id");
  }

  /** Reads {@code 0x} and 64 hex digits of either case. */
  public static NodeId parse(String text) {
    return new NodeId(text);
  }

  public static NodeId of(byte[] bytes) {
    return new NodeId(Hex.encode(bytes, BYTES, "a node id"));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  /** The order of the unsigned big-endian number that the bytes are. */
  @Override
  public int compareTo(NodeId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
