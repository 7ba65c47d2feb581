package network.conet.chain.rpc;

import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Optional;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.DecodedTransaction;
import network.conet.chain.transaction.EnvelopeReader;
import network.conet.chain.transaction.Nonce;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chainaccess.Keccak;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import network.conet.units.Hex;
import network.conet.units.TxHash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.transaction.type.Transaction2930;

/** Reads legacy, access-list and fee-market transactions. */
public final class EthereumEnvelopes implements EnvelopeReader {
  @Override
  public Optional<DecodedTransaction> read(SignedEnvelope envelope) {
    try {
      RawTransaction raw = TransactionDecoder.decode(envelope.hex());
      if (!(raw instanceof SignedRawTransaction signed)) {
        return Optional.empty();
      }
      return Optional.of(decoded(envelope, signed));
    } catch (SignatureException | RuntimeException e) {
      // the decoder has no error of its own: whatever it stumbles over, the bytes are none
      return Optional.empty();
    }
  }

  private static DecodedTransaction decoded(SignedEnvelope envelope, SignedRawTransaction signed)
      throws SignatureException {
    String to = signed.getTo();
    String data = signed.getData();
    BigInteger value = signed.getValue();
    return new DecodedTransaction(
        TxHash.of(Keccak.bytes(Hex.parse(envelope.hex()))),
        AccountAddress.parse(signed.getFrom()),
        new Nonce(signed.getNonce().longValueExact()),
        chainId(signed),
        to == null || to.length() <= 2 ? Optional.empty() : Optional.of(AccountAddress.parse(to)),
        new CallData(data == null || data.isEmpty() ? "0x" : prefixed(data)),
        value != null && value.signum() != 0);
  }

  private static Optional<ChainId> chainId(SignedRawTransaction signed) {
    // the base of every typed transaction; a legacy one holds its chain in v
    Long chainId =
        signed.getTransaction() instanceof Transaction2930 typed
            ? Long.valueOf(typed.getChainId())
            : signed.getChainId();
    return chainId == null || chainId <= 0 ? Optional.empty() : Optional.of(ChainId.of(chainId));
  }

  private static String prefixed(String hex) {
    return hex.startsWith("0x") ? hex : "0x" + hex;
  }
}
