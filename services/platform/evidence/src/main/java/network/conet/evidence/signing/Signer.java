package network.conet.evidence.signing;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import java.util.Optional;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** Who signed: what ecrecover answers on the chain, by native libsecp256k1. */
public final class Signer {
  private static final int COMPACT = 64;

  private Signer() {}

  /** Empty if no key can have made the signature. */
  public static Optional<AccountAddress> recover(Hash32 digest, SignatureBytes signature) {
    byte[] bytes = signature.toBytes();
    try {
      byte[] point =
          Secp256k1.get()
              .ecdsaRecover(Arrays.copyOf(bytes, COMPACT), digest.toBytes(), bytes[COMPACT] - 27);
      return Optional.of(PublicKey.addressOf(point));
    } catch (Secp256k1Exception e) {
      return Optional.empty();
    }
  }

  public static boolean signed(Hash32 digest, SignatureBytes signature, AccountAddress by) {
    return recover(digest, signature).filter(by::equals).isPresent();
  }
}
