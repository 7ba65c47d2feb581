package network.conet.circuit.client;

import java.nio.ByteBuffer;
import java.util.Optional;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.evidence.receipt.Receipt;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SignedReceipt;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.ByteCount;
import network.conet.units.SignatureBytes;

/** The client's books on one hop. Used under the circuit's lock. */
final class HopMeter {
  static final int RECEIPT_BYTES = 2 * Long.BYTES + SignatureBytes.BYTES;
  private final Hop hop;
  private final EvidenceDomain domain;
  private long carried;
  private long receipted;
  private long window = Long.MAX_VALUE;
  private ReceiptSequence sequence = ReceiptSequence.NONE;

  HopMeter(Hop hop, EvidenceDomain domain) {
    this.hop = hop;
    this.domain = domain;
  }

  /**
   * Takes over what the relay says of the session: window, carried, receipted, sequence. Of a
   * voucher that was not used before, nothing can have been carried; of one that was, no more than
   * we counted and what was on its way when that circuit ended.
   */
  void accepted(ByteBuffer payload) throws CircuitException {
    if (payload.remaining() != 4 * Long.BYTES) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "acceptance of the wrong length");
    }
    window = payload.getLong();
    carried = payload.getLong();
    receipted = payload.getLong();
    long last = payload.getLong();
    long counted = hop.usedBefore().bytes();
    boolean credible = counted == 0 ? carried == 0 : carried - counted <= window;
    if (window <= 0
        || last < 0
        || receipted < 0
        || receipted > carried
        || carried > denomination()
        || !credible) {
      throw new CircuitException(
          CloseCode.PROTOCOL_ERROR, "the relay claims what it did not carry");
    }
    sequence = ReceiptSequence.of(last);
  }

  /**
   * Counts a cell that this hop is about to carry for us.
   *
   * @throws CircuitException if the voucher does not cover it
   */
  void sending(int bytes) throws CircuitException {
    if (carried + bytes > denomination()) {
      throw new CircuitException(
          CloseCode.DENOMINATION_EXHAUSTED, "voucher of " + hop.nodeId() + " is used up");
    }
    carried += bytes;
  }

  void received(int bytes) throws CircuitException {
    sending(bytes);
  }

  /**
   * A receipt once a quarter of the window is out, which the relay keeps free for it: what is on
   * its way to us may fill the rest.
   */
  Optional<SignedReceipt> due() {
    return carried - receipted >= Math.max(1, window / 4) ? Optional.of(sign()) : Optional.empty();
  }

  /** A receipt for what is left, if anything is. */
  Optional<SignedReceipt> closing() {
    return carried > receipted ? Optional.of(sign()) : Optional.empty();
  }

  private SignedReceipt sign() {
    sequence = sequence.next();
    receipted = carried;
    return new Receipt(hop.voucher().id(), hop.nodeId(), ByteCount.of(carried), sequence)
        .sign(domain, hop.sessionKey());
  }

  static ByteBuffer encode(SignedReceipt signed) {
    return ByteBuffer.allocate(RECEIPT_BYTES)
        .putLong(signed.receipt().bytesCarried().bytes())
        .putLong(signed.receipt().sequence().number())
        .put(signed.signature().toBytes())
        .flip();
  }

  HopUsage usage() {
    return new HopUsage(
        hop.nodeId(), hop.voucher().id(), ByteCount.of(carried), ByteCount.of(receipted), sequence);
  }

  private long denomination() {
    return hop.voucher().message().denomination().bytes();
  }
}
