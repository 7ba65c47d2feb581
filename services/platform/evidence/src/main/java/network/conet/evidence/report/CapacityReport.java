package network.conet.evidence.report;

import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.Keccak;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/** The measurer pushed data through the subject for so long and this rate came back. */
public record CapacityReport(
    EpochId epoch,
    NodeId subject,
    NodeId measurer,
    BytesPerSecond rate,
    MeasuredMillis duration,
    Hash32 nonce)
    implements Report {
  private static final byte[] TYPE_HASH =
      Keccak.ofText(
          "CapacityReport(uint64 epoch,bytes32 subject,bytes32 measurer,uint64 bytesPerSecond,"
              + "uint32 milliseconds,bytes32 nonce)");

  public CapacityReport {
    Report.requireOther(subject, measurer);
  }

  @Override
  public NodeId author() {
    return measurer;
  }

  @Override
  public byte[] abiEncoded() {
    return new AbiWords()
        .number(epoch.number())
        .word(subject.toBytes())
        .word(measurer.toBytes())
        .number(rate.rate())
        .number(duration.milliseconds())
        .word(nonce.toBytes())
        .toBytes();
  }

  @Override
  public Hash32 digest(EvidenceDomain domain) {
    return domain.digest(TYPE_HASH, abiEncoded());
  }
}
