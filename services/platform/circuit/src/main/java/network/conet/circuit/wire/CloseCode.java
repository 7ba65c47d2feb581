package network.conet.circuit.wire;

/** Why a circuit or a stream ended; one byte in DESTROY and END. The order is the wire's. */
public enum CloseCode {
  NONE,
  ABORTED,
  PROTOCOL_ERROR,
  UNSUPPORTED_VERSION,
  HANDSHAKE_FAILED,
  BAD_CELL,
  NOT_READY,
  VOUCHER_REQUIRED,
  VOUCHER_MALFORMED,
  VOUCHER_EXPIRED,
  VOUCHER_KEY_UNKNOWN,
  VOUCHER_SIGNATURE_BAD,
  VOUCHER_FOREIGN,
  VOUCHER_IN_USE,
  SESSION_PROOF_BAD,
  RECEIPT_BAD,
  CREDIT_EXHAUSTED,
  DENOMINATION_EXHAUSTED,
  PEER_UNKNOWN,
  PEER_UNREACHABLE,
  EXIT_REFUSED,
  DESTINATION_UNREACHABLE,
  LIMIT_REACHED,
  TIMED_OUT,
  CONNECTION_LOST,
  STORE_FAILED,
  SHUTTING_DOWN,
  /** The destination's name is not known. */
  NAME_UNKNOWN,
  /** The destination refused the connection. */
  DESTINATION_REFUSED,
  /** The destination, or who could name it, did not answer. */
  DESTINATION_TIMED_OUT,
  /** This relay lets no streams leave. */
  NOT_AN_EXIT,
  /** Nothing was carried for long. */
  IDLE;

  private static final int COUNT = values().length;

  public byte code() {
    return (byte) ordinal();
  }

  /** What a newer peer may say and this version does not know is a protocol error. */
  public static CloseCode of(byte code) {
    return code >= 0 && code < COUNT ? values()[code] : PROTOCOL_ERROR;
  }
}
