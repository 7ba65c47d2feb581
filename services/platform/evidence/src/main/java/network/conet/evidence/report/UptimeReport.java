package network.conet.evidence.report;

import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.Keccak;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/** The checker asked the subject in this slot, and it answered or did not. */
public record UptimeReport(
    EpochId epoch, NodeId subject, NodeId checker, UptimeSlot slot, boolean reachable, Hash32 nonce)
    implements Report {
  private static final byte[] TYPE_HASH =
      Keccak.ofText(
          "UptimeReport(uint64 epoch,bytes32 subject,bytes32 checker,uint16 slot,bool reachable,"
              + "bytes32 nonce)");

  public UptimeReport {
    Report.requireOther(subject, checker);
  }

  @Override
  public NodeId author() {
    return checker;
  }

  @Override
  public byte[] abiEncoded() {
    return new AbiWords()
        .number(epoch.number())
        .word(subject.toBytes())
        .word(checker.toBytes())
        .number(slot.number())
        .bool(reachable)
        .word(nonce.toBytes())
        .toBytes();
  }

  @Override
  public Hash32 digest(EvidenceDomain domain) {
    return domain.digest(TYPE_HASH, abiEncoded());
  }
}
