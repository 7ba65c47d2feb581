package network.conet.evidence.receipt;

import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.signing.PublicKey;
import network.conet.evidence.signing.Signer;
import network.conet.units.SignatureBytes;

/** A receipt with a signature; whether it is the session's, the voucher's key decides. */
public record SignedReceipt(Receipt receipt, SignatureBytes signature) {
  public boolean signedBy(PublicKey sessionKey, EvidenceDomain domain) {
    return Signer.signed(receipt.digest(domain), signature, sessionKey.address());
  }
}
