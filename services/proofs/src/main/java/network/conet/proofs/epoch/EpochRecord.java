package network.conet.proofs.epoch;

import network.conet.evidence.dataset.DatasetRecord;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;

/** One piece of evidence that an epoch rests on. */
public sealed interface EpochRecord {
  /** The node whose figures it goes into. */
  NodeId subject();

  DatasetRecord canonical(EvidenceDomain domain);

  /** A session, by its newest receipt in the epoch. */
  record Session(SessionEvidence evidence, ByteCount settledBefore) implements EpochRecord {
    @Override
    public NodeId subject() {
      return evidence.nodeId();
    }

    @Override
    public DatasetRecord canonical(EvidenceDomain domain) {
      return DatasetRecord.session(evidence, settledBefore);
    }
  }

  /** A capacity or uptime report. */
  record Reported(SignedReport signed) implements EpochRecord {
    @Override
    public NodeId subject() {
      return signed.report().subject();
    }

    @Override
    public DatasetRecord canonical(EvidenceDomain domain) {
      return DatasetRecord.report(signed, domain);
    }
  }
}
