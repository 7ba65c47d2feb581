package network.conet.chainaccess;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import java.util.Optional;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** Who signed a digest, as {@code ecrecover} on chain would say. */
public final class SignatureRecovery {
  private SignatureRecovery() {}

  /** The signer, or nothing if no key can have made this signature. */
  public static Optional<AccountAddress> signerOf(Hash32 digest, SignatureBytes signature) {
    return recover(digest, signature).map(CompressedPublicKey::addressOf);
  }

  public static boolean isSignedBy(AccountAddress signer, Hash32 digest, SignatureBytes signature) {
    return signerOf(digest, signature).filter(signer::equals).isPresent();
  }

  private static Optional<byte[]> recover(Hash32 digest, SignatureBytes signature) {
    byte[] bytes = signature.toBytes();
    try {
      return Optional.of(
          Secp256k1.get().ecdsaRecover(Arrays.copyOf(bytes, 64), digest.toBytes(), bytes[64] - 27));
    } catch (Secp256k1Exception e) {
      return Optional.empty();
    }
  }
}
