package network.conet.relay.netty;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Optional;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.circuit.onion.CircuitStatements;
import network.conet.circuit.onion.Handshake;
import network.conet.circuit.onion.HopIndex;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.RsaSignature;
import network.conet.evidence.voucher.Voucher;
import network.conet.relay.peers.Peer;
import network.conet.relay.session.CreditMeter;
import network.conet.relay.session.KeptSession;
import network.conet.relay.session.Opening;
import network.conet.relay.session.ReceiptCheck;
import network.conet.relay.session.Session;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;
import org.jspecify.annotations.Nullable;

/** What the client, or a measuring peer, asks of this hop itself. */
final class CircuitControl {
  private static final int MAX_RECEIPTS_ON_THEIR_WAY = 64;
  private static final int MAX_CHECKS = 16;

  private final Circuit circuit;
  private final CarryParts parts;
  private final Hash32 binding;
  private final HopIndex index;
  private @Nullable Session session;
  private boolean opening;
  private boolean extending;
  private boolean measuring;
  private boolean released;
  private long echoed;
  private int checks;
  private int receiptsOnTheirWay;

  CircuitControl(Circuit circuit, Hash32 binding, HopIndex index) {
    this.circuit = circuit;
    this.parts = circuit.parts();
    this.binding = binding;
    this.index = index;
  }

  void handle(RelayMessage message) throws CircuitException {
    switch (message.command()) {
      case VOUCHER -> voucher(message.payload());
      case RECEIPT -> receipt(message.payload());
      case EXTEND -> extend(message.payload());
      case MEASURE -> measure(message.payload());
      case ECHO -> echo(message.payload());
      case CHECK -> check(message.payload());
      default ->
          throw new CircuitException(
              CloseCode.PROTOCOL_ERROR, message.command() + " is not for a hop");
    }
  }

  CreditMeter.Answer credit(int size) throws CircuitException {
    return session().meter().ask(size);
  }

  CreditMeter.Answer creditToClient(int size) throws CircuitException {
    return session().meter().askToClient(size);
  }

  void carry(int size) {
    if (session != null) {
      session.meter().carry(size);
    }
  }

  /** Whether more may be read: not while receipts pile up, nor echoes that nobody takes. */
  boolean ready() {
    return receiptsOnTheirWay < MAX_RECEIPTS_ON_THEIR_WAY
        && (!measuring || circuit.channel().isWritable());
  }

  boolean receiptOnItsWay() {
    return receiptsOnTheirWay > 0;
  }

  /** Whether the window of its voucher is over. */
  boolean isExpired() {
    return session != null && parts.desk().isOver(session);
  }

  private Session session() throws CircuitException {
    if (session == null) {
      throw new CircuitException(CloseCode.VOUCHER_REQUIRED, "no voucher yet");
    }
    return session;
  }

  private void voucher(ByteBuffer payload) throws CircuitException {
    if (session != null || opening) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "a second voucher");
    }
    requireLength(payload, Voucher.BYTES + SignatureBytes.BYTES);
    Voucher voucher;
    SignatureBytes proof;
    try {
      voucher =
          new Voucher(
              PreparedVoucher.of(take(payload, PreparedVoucher.BYTES)),
              RsaSignature.of(take(payload, RsaSignature.BYTES)));
      proof = SignatureBytes.of(take(payload, SignatureBytes.BYTES));
    } catch (IllegalArgumentException e) {
      throw new CircuitException(CloseCode.VOUCHER_MALFORMED, "not a voucher", e);
    }
    opening = true;
    circuit.work(
        () -> {
          Opening result;
          try {
            result = parts.desk().open(voucher, proof, binding);
          } catch (RuntimeException e) {
            result = new Opening.Refused(CloseCode.STORE_FAILED);
          }
          Opening outcome = result;
          circuit.onLoop(() -> opened(outcome));
        });
  }

  /** Whether streams may leave here: at the third hop and no nearer to the client. */
  boolean isLast() {
    return index.isLast();
  }

  private void opened(Opening outcome) {
    switch (outcome) {
      case Opening.Refused refused -> {
        parts.counters().refused();
        circuit.close(refused.reason(), true);
      }
      case Opening.Opened opened -> {
        if (released) {
          parts.desk().release(opened.session());
          return;
        }
        session = opened.session();
        circuit.established();
        circuit.say(
            RelayCommand.ACCEPTED,
            ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(opened.session().meter().window().bytes())
                .putLong(opened.session().meter().carried().bytes())
                .putLong(opened.session().receipted().bytes())
                .putLong(opened.session().sequence().number())
                .flip());
      }
    }
  }

  private void receipt(ByteBuffer payload) throws CircuitException {
    Session current = session();
    requireLength(payload, 2 * Long.BYTES + SignatureBytes.BYTES);
    ReceiptCheck check;
    ByteCount bytes;
    try {
      bytes = ByteCount.of(payload.getLong());
      ReceiptSequence sequence = ReceiptSequence.of(payload.getLong());
      check = current.check(bytes, sequence, SignatureBytes.of(take(payload, 65)));
    } catch (IllegalArgumentException e) {
      throw new CircuitException(CloseCode.RECEIPT_BAD, "not a receipt", e);
    }
    switch (check) {
      case ReceiptCheck.Refused refused ->
          throw new CircuitException(CloseCode.RECEIPT_BAD, refused.why());
      case ReceiptCheck.Good good -> {
        receiptsOnTheirWay++;
        parts
            .keeper()
            .keep(
                new KeptSession(current.voucher(), Optional.of(good.signed())),
                failure -> circuit.onLoop(() -> kept(current, bytes, failure)));
      }
    }
  }

  private void kept(Session current, ByteCount bytes, Optional<RuntimeException> failure) {
    receiptsOnTheirWay--;
    if (released) {
      releaseWhenKept();
      return;
    }
    if (failure.isPresent()) {
      circuit.close(CloseCode.STORE_FAILED, true);
      return;
    }
    current.meter().receipted(bytes);
    circuit.creditGained();
  }

  private void extend(ByteBuffer payload) throws CircuitException {
    session();
    if (extending || index.isLast() || !circuit.isEnd()) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "extended twice or too far");
    }
    requireLength(payload, NodeId.BYTES + Handshake.REQUEST_BYTES);
    NodeId wanted = NodeId.of(take(payload, NodeId.BYTES));
    byte[] request = take(payload, Handshake.REQUEST_BYTES);
    Optional<Peer> peer = parts.peers().find(wanted);
    if (peer.isEmpty() || wanted.equals(parts.identity().nodeId())) {
      throw new CircuitException(CloseCode.PEER_UNKNOWN, "not an active relay of the registry");
    }
    if (request[0] != index.next().number()) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "a hop out of turn");
    }
    extending = true;
    circuit.work(
        () -> {
          byte[] proof = LinkProof.sign(request, parts.identity());
          circuit.onLoop(
              () -> {
                if (!released) {
                  NextHop.connect(circuit, peer.get(), request, proof);
                }
              });
        });
  }

  private void measure(ByteBuffer payload) throws CircuitException {
    requireLength(payload, NodeId.BYTES + SignatureBytes.BYTES);
    NodeId measurer = NodeId.of(take(payload, NodeId.BYTES));
    SignatureBytes signature;
    try {
      signature = SignatureBytes.of(take(payload, SignatureBytes.BYTES));
    } catch (IllegalArgumentException e) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "not a signature", e);
    }
    boolean registered =
        parts
            .peers()
            .find(measurer)
            .filter(
                peer ->
                    SignatureRecovery.isSignedBy(
                        peer.hotKey(), CircuitStatements.measure(binding, measurer), signature))
            .isPresent();
    if (!registered || measurer.equals(parts.identity().nodeId())) {
      throw new CircuitException(CloseCode.PEER_UNKNOWN, "measurer is not an active relay");
    }
    measuring = true;
    circuit.established();
    circuit.say(RelayCommand.MEASURABLE, ByteBuffer.allocate(0));
  }

  private void echo(ByteBuffer payload) throws CircuitException {
    echoed += payload.remaining();
    if (!measuring || echoed > parts.limits().measurement().bytes()) {
      throw new CircuitException(CloseCode.LIMIT_REACHED, "echo beyond the measurement");
    }
    ByteBuf copy = circuit.channel().alloc().heapBuffer(payload.remaining());
    try {
      copy.writeBytes(payload);
      circuit.say(RelayCommand.ECHO, copy.nioBuffer());
    } finally {
      copy.release();
    }
  }

  private void check(ByteBuffer payload) throws CircuitException {
    requireLength(payload, Hash32.BYTES);
    Hash32 nonce = Hash32.of(take(payload, Hash32.BYTES));
    if (++checks > MAX_CHECKS) {
      throw new CircuitException(CloseCode.LIMIT_REACHED, "too many checks");
    }
    NodeId self = parts.identity().nodeId();
    SignatureBytes answer =
        parts.identity().hotKey().sign(CircuitStatements.check(binding, nonce, self));
    circuit.say(RelayCommand.CHECKED, ByteBuffer.wrap(answer.toBytes()));
  }

  void release() {
    released = true;
    releaseWhenKept();
  }

  /** The voucher may be used again only when its last receipt here is on disk. */
  private void releaseWhenKept() {
    if (session != null && receiptsOnTheirWay == 0) {
      parts.desk().release(session);
      session = null;
    }
  }

  private static void requireLength(ByteBuffer payload, int length) throws CircuitException {
    if (payload.remaining() != length) {
      throw new CircuitException(
          CloseCode.PROTOCOL_ERROR, payload.remaining() + " bytes instead of " + length);
    }
  }

  private static byte[] take(ByteBuffer payload, int length) {
    byte[] bytes = new byte[length];
    payload.get(bytes);
    return bytes;
  }
}
