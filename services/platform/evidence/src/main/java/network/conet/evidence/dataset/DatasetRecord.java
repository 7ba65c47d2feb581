package network.conet.evidence.dataset;

import java.nio.ByteBuffer;
import java.util.Arrays;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** {@code u8 kind, 32-byte key, u32 length, body}. */
public final class DatasetRecord implements Comparable<DatasetRecord> {
  private final RecordKind kind;
  private final Hash32 key;
  private final byte[] body;

  private DatasetRecord(RecordKind kind, Hash32 key, byte[] body) {
    this.kind = kind;
    this.key = key;
    this.body = body;
  }

  /**
   * @param settledBefore bytes of the session that earlier epochs settled
   */
  public static DatasetRecord session(SessionEvidence evidence, ByteCount settledBefore) {
    byte[] prepared = evidence.voucher().prepared().toBytes();
    byte[] voucherSignature = evidence.voucher().signature().toBytes();
    byte[] body =
        ByteBuffer.allocate(
                prepared.length + voucherSignature.length + 3 * Long.BYTES + SignatureBytes.BYTES)
            .put(prepared)
            .put(voucherSignature)
            .putLong(evidence.receipt().bytesCarried().bytes())
            .putLong(evidence.receipt().sequence().number())
            .put(evidence.signed().signature().toBytes())
            .putLong(settledBefore.bytes())
            .array();
    return new DatasetRecord(
        RecordKind.SETTLED_SESSION, Hash32.of(evidence.voucherId().toBytes()), body);
  }

  public static DatasetRecord report(SignedReport signed, EvidenceDomain domain) {
    byte[] encoded = signed.report().abiEncoded();
    byte[] body =
        ByteBuffer.allocate(encoded.length + SignatureBytes.BYTES)
            .put(encoded)
            .put(signed.signature().toBytes())
            .array();
    RecordKind kind =
        switch (signed.report()) {
          case CapacityReport capacity -> RecordKind.CAPACITY_REPORT;
          case UptimeReport uptime -> RecordKind.UPTIME_REPORT;
        };
    return new DatasetRecord(kind, signed.report().digest(domain), body);
  }

  public RecordKind kind() {
    return kind;
  }

  public Hash32 key() {
    return key;
  }

  public byte[] encode() {
    return ByteBuffer.allocate(1 + Hash32.BYTES + Integer.BYTES + body.length)
        .put(kind.code())
        .put(key.toBytes())
        .putInt(body.length)
        .put(body)
        .array();
  }

  /** The canonical order: kind, then key. */
  @Override
  public int compareTo(DatasetRecord other) {
    int byKind = Byte.compare(kind.code(), other.kind.code());
    return byKind != 0 ? byKind : key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DatasetRecord that
        && kind == that.kind
        && key.equals(that.key)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Arrays.hashCode(body);
  }
}
