package network.conet.evidence;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.receipt.Receipt;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.BlindingOutcome;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherBlinding;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;

/** Real keys and vouchers; the RSA key is made once, for it takes a moment. */
public final class Samples {
  public static final SecureRandom RANDOM = new SecureRandom();
  public static final IssuerPrivateKey ISSUER = IssuerPrivateKey.generate(RANDOM);
  public static final EvidenceDomain DOMAIN =
      EvidenceDomain.of(
          BigInteger.valueOf(31337),
          AccountAddress.parse("0x5fbdb2315678afecb367f032d93f642f64180aa3"));
  public static final SigningKey SESSION = key(0x22);
  public static final NodeId NODE = node(0xb2);
  public static final VoucherWindow WINDOW = VoucherWindow.of(2);
  public static final ByteCount DENOMINATION = ByteCount.ofMebibytes(64);

  private Samples() {}

  public static SigningKey key(int fill) {
    return SigningKey.of(filled(fill));
  }

  public static NodeId node(int fill) {
    return NodeId.of(filled(fill));
  }

  public static byte[] filled(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return bytes;
  }

  public static PreparedVoucher prepared() {
    return PreparedVoucher.prepare(
        new VoucherMessage(WINDOW, DENOMINATION, NODE, SESSION.publicKey()), RANDOM);
  }

  public static Voucher issue(PreparedVoucher prepared, IssuerPrivateKey issuer) {
    VoucherBlinding blinding = VoucherBlinding.blind(prepared, issuer.publicKey(), RANDOM);
    if (blinding.finish(issuer.sign(blinding.blinded())) instanceof BlindingOutcome.Issued issued) {
      return issued.voucher();
    }
    throw new AssertionError("an honest issuer's signature was refused");
  }

  public static SessionEvidence evidence(Voucher voucher, long bytes, long sequence) {
    Receipt receipt =
        new Receipt(voucher.id(), NODE, ByteCount.of(bytes), ReceiptSequence.of(sequence));
    return new SessionEvidence(voucher, receipt.sign(DOMAIN, SESSION));
  }
}
