package network.conet.proofs.voucher;

import java.util.List;
import java.util.Optional;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.units.ByteCount;

/** The issuer's keys at rest; private halves sealed. */
public interface IssuerKeyStore {
  /** Keeps the first key of a window and denomination, whoever made it. */
  void addFirst(
      VoucherWindow window, ByteCount denomination, IssuerPublicKey key, SealedKey secret);

  Optional<IssuerPublicKey> findPublic(VoucherWindow window, ByteCount denomination);

  Optional<SealedKey> findSecret(VoucherWindow window, ByteCount denomination);

  /** All keys of windows from that one on, by window and denomination. */
  List<PublishedKey> publishedFrom(VoucherWindow first);

  /** Forgets private halves that nothing will be signed with any more. */
  void forgetSecretsBefore(VoucherWindow window);

  /** A key as everyone may see it. */
  record PublishedKey(VoucherWindow window, ByteCount denomination, IssuerPublicKey key) {}
}
