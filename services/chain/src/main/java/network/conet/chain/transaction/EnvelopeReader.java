package network.conet.chain.transaction;

import java.util.Optional;

/** Reads signed transactions. */
public interface EnvelopeReader {
  /** Nothing if it is no transaction, or its signature has no signer. */
  Optional<DecodedTransaction> read(SignedEnvelope envelope);
}
