package network.conet.chainevents;

import network.conet.units.Hex;

/** The part of a log that is not indexed, ABI-encoded. */
public record LogData(String hex) {
  public LogData {
    hex = Hex.encode(Hex.parse(hex));
  }

  public static LogData of(byte[] bytes) {
    return new LogData(Hex.encode(bytes));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
