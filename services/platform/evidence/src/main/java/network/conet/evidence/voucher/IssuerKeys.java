package network.conet.evidence.voucher;

import java.util.Optional;
import network.conet.units.ByteCount;

/** Port: the issuer's published keys, one for each window and denomination. */
@FunctionalInterface
public interface IssuerKeys {
  Optional<IssuerPublicKey> find(VoucherWindow window, ByteCount denomination);
}
