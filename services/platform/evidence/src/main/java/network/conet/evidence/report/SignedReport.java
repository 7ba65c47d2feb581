package network.conet.evidence.report;

import network.conet.chainaccess.SignatureRecovery;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.AccountAddress;
import network.conet.units.SignatureBytes;

/** A report with a signature; whether it is the author's, its hot key of the epoch decides. */
public record SignedReport(Report report, SignatureBytes signature) {
  public boolean signedBy(AccountAddress hotKey, EvidenceDomain domain) {
    return SignatureRecovery.isSignedBy(hotKey, report.digest(domain), signature);
  }
}
