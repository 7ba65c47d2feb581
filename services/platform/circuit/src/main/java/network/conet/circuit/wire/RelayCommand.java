package network.conet.circuit.wire;

/**
 * What a relay cell asks of the hop that it is for, or tells the client. The order is the wire's.
 */
public enum RelayCommand {
  /** Client to hop: voucher and the session key's proof. */
  VOUCHER,
  /** Hop to client: credit window, bytes carried, bytes receipted and sequence of the session. */
  ACCEPTED,
  /** Client to hop: the newest cumulative receipt. */
  RECEIPT,
  /** Client to last hop: node id and handshake of the next. */
  EXTEND,
  /** Hop to client: the next hop's answer. */
  EXTENDED,
  /** Client to exit: open a stream to host and port. */
  BEGIN,
  /** Exit to client: the stream is open. */
  CONNECTED,
  /** Either way: bytes of a stream. */
  DATA,
  /** Either way: no more bytes from here, with a code. */
  END,
  /** Either way: so many more payload bytes may be sent on the stream. */
  WINDOW,
  /** Relay to relay: open a measurement. */
  MEASURE,
  /** Measured relay: go on. */
  MEASURABLE,
  /** Either way: bytes that come back as they are. */
  ECHO,
  /** Relay to relay: are you there? */
  CHECK,
  /** Checked relay: signed answer. */
  CHECKED;

  private static final RelayCommand[] ALL = values();

  public byte code() {
    return (byte) ordinal();
  }

  public static RelayCommand of(byte code) throws CircuitException {
    if (code < 0 || code >= ALL.length) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "relay command " + code);
    }
    return ALL[code];
  }
}
