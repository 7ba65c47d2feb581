package network.conet.relay.netty;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.circuit.wire.StreamId;

/** The streams that leave the network at this hop. */
final class ExitStreams {
  private static final int MAX_TARGET_BYTES = 260;

  private final Circuit circuit;
  private final Map<Integer, ExitStream> open = new HashMap<>();
  private final Deque<RelayMessage> notices = new ArrayDeque<>();
  private int lastId;
  private boolean pumping;

  ExitStreams(Circuit circuit) {
    this.circuit = circuit;
  }

  void handle(RelayMessage message) throws CircuitException {
    if (message.command() == RelayCommand.BEGIN) {
      begin(message.stream(), message.payload());
      return;
    }
    ExitStream stream = open.get(message.stream().number());
    if (stream == null) {
      if (message.stream().number() > lastId) {
        throw new CircuitException(CloseCode.PROTOCOL_ERROR, "a stream that never began");
      }
      return;
    }
    switch (message.command()) {
      case DATA -> stream.data(message.payload());
      case WINDOW -> {
        stream.window(message.payload());
        pump();
      }
      case END ->
          stream.ended(
              message.payload().hasRemaining()
                  ? CloseCode.of(message.payload().get())
                  : CloseCode.NONE);
      default ->
          throw new CircuitException(CloseCode.PROTOCOL_ERROR, message.command() + " on a stream");
    }
  }

  private void begin(StreamId id, ByteBuffer target) throws CircuitException {
    if (id.number() <= lastId) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "stream ids must ascend");
    }
    lastId = id.number();
    if (open.size() >= circuit.parts().limits().streams()) {
      notice(end(id, CloseCode.LIMIT_REACHED));
      return;
    }
    String text = StandardCharsets.US_ASCII.decode(target).toString();
    int colon = text.lastIndexOf(':');
    int port = colon > 0 && text.length() <= MAX_TARGET_BYTES ? port(text, colon) : 0;
    if (port == 0) {
      notice(end(id, CloseCode.EXIT_REFUSED));
      return;
    }
    ExitStream stream = new ExitStream(circuit, this, id);
    open.put(id.number(), stream);
    String host = text.substring(0, colon);
    circuit
        .parts()
        .blocking()
        .execute(
            () -> {
              Resolution found = resolve(host, port);
              circuit.onLoop(
                  () -> {
                    switch (found) {
                      case Resolution.Found address -> stream.connect(address.address(), port);
                      case Resolution.No no -> stream.finish(no.reason());
                    }
                  });
            });
  }

  private static int port(String text, int colon) {
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      return port > 0 && port <= 65_535 ? port : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private sealed interface Resolution {
    record Found(InetAddress address) implements Resolution {}

    record No(CloseCode reason) implements Resolution {}
  }

  /** The name is resolved once and the address is what is checked and used. */
  private Resolution resolve(String host, int port) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (circuit.parts().exits().permits(address, port)) {
          return new Resolution.Found(address);
        }
      }
      return new Resolution.No(CloseCode.EXIT_REFUSED);
    } catch (UnknownHostException e) {
      return new Resolution.No(CloseCode.DESTINATION_UNREACHABLE);
    }
  }

  static RelayMessage end(StreamId id, CloseCode code) {
    return new RelayMessage(RelayCommand.END, id, ByteBuffer.wrap(new byte[] {code.code()}));
  }

  /** Small messages go before data, and wait like it for credit and room. */
  void notice(RelayMessage message) {
    notices.add(message);
    pump();
  }

  void forget(StreamId id) {
    open.remove(id.number());
  }

  boolean mayCarry(CellSize size) throws CircuitException {
    return circuit.mayCarryToClient(size.bytes());
  }

  /** Sends what can be sent: notices, then a cell of each stream in turn. */
  void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (!notices.isEmpty() && mayCarry(CellSize.SMALL)) {
        circuit.sayOfStream(notices.remove());
      }
      boolean more = notices.isEmpty();
      while (more) {
        more = false;
        for (ExitStream stream : new ArrayList<>(open.values())) {
          more |= stream.sendOne();
        }
        while (!notices.isEmpty() && mayCarry(CellSize.SMALL)) {
          circuit.sayOfStream(notices.remove());
        }
        more &= notices.isEmpty();
      }
      circuit.channel().flush();
    } catch (CircuitException e) {
      circuit.failed(e);
    } finally {
      pumping = false;
    }
  }

  void close() {
    notices.clear();
    for (ExitStream stream : new ArrayList<>(open.values())) {
      stream.drop();
    }
    open.clear();
  }
}
