package network.conet.circuit.wire;

/** A stream of a circuit, chosen by the client; 0 is the circuit itself. A u16 on the wire. */
public record StreamId(int number) {
  public static final int MAX = 0xffff;
  public static final StreamId CIRCUIT = new StreamId(0);

  public StreamId {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("a stream id is a u16: " + number);
    }
  }

  public boolean isCircuit() {
    return number == 0;
  }
}
