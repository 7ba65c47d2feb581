package network.conet.evidence.receipt;

import network.conet.chainaccess.CompressedPublicKey;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.SignatureBytes;

/** A receipt with a signature; whether it is the session's, the voucher's key decides. */
public record SignedReceipt(Receipt receipt, SignatureBytes signature) {
  public boolean signedBy(CompressedPublicKey sessionKey, EvidenceDomain domain) {
    return SignatureRecovery.isSignedBy(sessionKey.address(), receipt.digest(domain), signature);
  }
}
