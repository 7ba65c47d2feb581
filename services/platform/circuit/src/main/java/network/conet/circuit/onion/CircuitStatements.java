package network.conet.circuit.onion;

import java.nio.charset.StandardCharsets;
import network.conet.chainaccess.Keccak;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.VoucherId;

/**
 * What is signed inside a circuit and means nothing outside it, because each names the handshake's
 * binding value, or the request that nobody makes twice.
 */
public final class CircuitStatements {
  private static final byte[] SESSION = tag("CoNET session v1");
  private static final byte[] MEASURE = tag("CoNET measure v1");
  private static final byte[] LINK = tag("CoNET link v1");
  private static final byte[] CHECK = tag("CoNET check v1");

  private CircuitStatements() {}

  /** By the session key: this circuit uses this voucher. */
  public static Hash32 session(Hash32 binding, VoucherId voucher) {
    return Keccak.hash(SESSION, binding.toBytes(), voucher.toBytes());
  }

  /** By a measurer's hot key: it is I who measure on this circuit. */
  public static Hash32 measure(Hash32 binding, NodeId measurer) {
    return Keccak.hash(MEASURE, binding.toBytes(), measurer.toBytes());
  }

  /** By the hot key of the hop before: I extend a circuit with this request. */
  public static Hash32 link(byte[] request, NodeId before) {
    return Keccak.hash(LINK, request, before.toBytes());
  }

  /** By a checked relay's hot key: I am here. */
  public static Hash32 check(Hash32 binding, Hash32 nonce, NodeId subject) {
    return Keccak.hash(CHECK, binding.toBytes(), nonce.toBytes(), subject.toBytes());
  }

  private static byte[] tag(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
