package network.conet.relay.netty;

import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.circuit.wire.StreamId;

/** The streams that leave the network at this hop. */
final class ExitStreams {
  private static final int MAX_TARGET_BYTES = 260;
  private static final int MOST_LOOKUPS = 4;

  private final Circuit circuit;
  private final boolean leaving;
  private final Map<Integer, ExitStream> open = new HashMap<>();
  private final Deque<RelayMessage> notices = new ArrayDeque<>();
  private final Deque<Runnable> lookups = new ArrayDeque<>();
  private int lookingUp;
  private int lastId;
  private boolean pumping;

  /**
   * @param far whether enough hops lie between here and the client
   */
  ExitStreams(Circuit circuit, boolean far) {
    this.circuit = circuit;
    this.leaving = far && circuit.parts().exits().exit();
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
    if (!leaving) {
      notice(end(id, CloseCode.NOT_AN_EXIT));
      return;
    }
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
    if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
      connect(stream, List.of(NetUtil.createInetAddressFromIpAddressString(host)), port);
    } else {
      lookups.add(() -> lookUp(stream, host, port));
      lookUpMore();
    }
  }

  /** A circuit that asks for many names waits for its own, and keeps nobody else waiting. */
  private void lookUpMore() {
    while (lookingUp < MOST_LOOKUPS && !lookups.isEmpty()) {
      lookingUp++;
      lookups.remove().run();
    }
  }

  private void lookUp(ExitStream stream, String host, int port) {
    circuit
        .parts()
        .names()
        .addresses(host, circuit.channel().eventLoop())
        .addListener(
            (Future<List<InetAddress>> found) -> {
              lookingUp--;
              if (found.isSuccess()) {
                connect(stream, found.getNow(), port);
              } else {
                stream.finish(
                    isUnanswered(found.cause())
                        ? CloseCode.DESTINATION_TIMED_OUT
                        : CloseCode.NAME_UNKNOWN);
              }
              lookUpMore();
            });
  }

  private static boolean isUnanswered(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof DnsNameResolverTimeoutException || at instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** The name was looked up once, and its addresses are what is checked and used. */
  private void connect(ExitStream stream, List<InetAddress> addresses, int port) {
    List<InetSocketAddress> permitted =
        addresses.stream()
            .filter(address -> circuit.parts().exits().permits(address, port))
            .map(address -> new InetSocketAddress(address, port))
            .toList();
    if (permitted.isEmpty()) {
      stream.finish(CloseCode.EXIT_REFUSED);
    } else {
      stream.connect(permitted);
    }
  }

  private static int port(String text, int colon) {
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      return port > 0 && port <= 65_535 ? port : 0;
    } catch (NumberFormatException e) {
      return 0;
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
    lookups.clear();
    for (ExitStream stream : new ArrayList<>(open.values())) {
      stream.drop();
    }
    open.clear();
  }
}
