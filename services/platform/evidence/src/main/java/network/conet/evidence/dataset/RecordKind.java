package network.conet.evidence.dataset;

/** What a record of a dataset is; the code is its first byte. */
public enum RecordKind {
  SETTLED_SESSION(1),
  CAPACITY_REPORT(2),
  UPTIME_REPORT(3);

  private final byte code;

  RecordKind(int code) {
    this.code = (byte) code;
  }

  public byte code() {
    return code;
  }
}
