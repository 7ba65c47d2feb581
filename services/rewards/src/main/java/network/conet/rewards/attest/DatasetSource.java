package network.conet.rewards.attest;

import java.util.List;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.rewards.epoch.NodeMeasurement;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;

/** Port: the records behind a frozen dataset, where proofs serves them. */
public interface DatasetSource {

  /** What proofs says the records add up to. */
  List<NodeMeasurement> announcedTotals(EpochId epoch);

  /**
   * Gives the records in canonical order, the issuer's keys first.
   *
   * @throws DatasetRefused if one cannot be read
   */
  void stream(EpochId epoch, Visitor visitor);

  /** Takes the records one after the other. */
  interface Visitor {
    void key(VoucherWindow window, ByteCount denomination, IssuerPublicKey key);

    void session(SessionEvidence evidence, ByteCount settledBefore);

    void report(SignedReport report);
  }
}
