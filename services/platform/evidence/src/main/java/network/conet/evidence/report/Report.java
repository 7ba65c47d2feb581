package network.conet.evidence.report;

import network.conet.chainaccess.SigningKey;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/** A statement of one node about another. */
public sealed interface Report permits CapacityReport, UptimeReport {
  EpochId epoch();

  NodeId subject();

  /** Whose hot key must have signed. */
  NodeId author();

  /** {@code abi.encode} of the struct, as the dataset holds it. */
  byte[] abiEncoded();

  Hash32 digest(EvidenceDomain domain);

  default SignedReport sign(EvidenceDomain domain, SigningKey hotKey) {
    return new SignedReport(this, hotKey.sign(digest(domain)));
  }

  static void requireOther(NodeId subject, NodeId author) {
    if (subject.equals(author)) {
      throw new IllegalArgumentException("a node does not report on itself: " + subject);
    }
  }
}
