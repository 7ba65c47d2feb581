package network.conet.client.proxy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import network.conet.client.stream.ExitStream;
import network.conet.client.stream.Isolation;
import network.conet.client.stream.Outlet;
import network.conet.client.stream.StreamRefused;
import network.conet.client.stream.Target;

/**
 * SOCKS5. A user and password are taken from whoever offers them, whatever they are: they only say
 * whose streams may share a circuit. CONNECT is all that a circuit can do; BIND and UDP ASSOCIATE
 * are refused with the code that RFC 1928 has for it.
 */
final class SocksConversation implements Conversation {
  static final int VERSION = 5;
  private static final int NO_AUTHENTICATION = 0;
  private static final int USER_AND_PASSWORD = 2;
  private static final int NONE_ACCEPTABLE = 0xff;
  private static final int CONNECT = 1;
  private static final byte[] NOTHING = {};

  private final Socket program;
  private final InputStream input;
  private final DataInputStream in;
  private final Outlet outlet;

  /**
   * @param input the connection's bytes from the first one
   */
  SocksConversation(Socket program, InputStream input, Outlet outlet) {
    this.program = program;
    this.input = input;
    this.in = new DataInputStream(input);
    this.outlet = outlet;
  }

  @Override
  public void run() throws IOException {
    Optional<Isolation> who = greet();
    if (who.isEmpty() || in.readUnsignedByte() != VERSION) {
      return;
    }
    int command = in.readUnsignedByte();
    in.readByte();
    Optional<String> host = host(in.readUnsignedByte());
    if (host.isEmpty()) {
      reply(SocksReply.ADDRESS_TYPE_NOT_SUPPORTED);
      return;
    }
    int port = in.readUnsignedShort();
    if (command != CONNECT) {
      reply(SocksReply.COMMAND_NOT_SUPPORTED);
      return;
    }
    connect(who.get(), host.get(), port);
  }

  private Optional<Isolation> greet() throws IOException {
    if (in.readUnsignedByte() != VERSION) {
      return Optional.empty();
    }
    boolean named = false;
    boolean unnamed = false;
    for (byte method : bytes(in.readUnsignedByte())) {
      named |= method == USER_AND_PASSWORD;
      unnamed |= method == NO_AUTHENTICATION;
    }
    if (!named) {
      write(VERSION, unnamed ? NO_AUTHENTICATION : NONE_ACCEPTABLE);
      return unnamed ? Optional.of(Isolation.NONE) : Optional.empty();
    }
    write(VERSION, USER_AND_PASSWORD);
    if (in.readUnsignedByte() != 1) {
      return Optional.empty();
    }
    String user = text();
    String password = text();
    write(1, 0);
    return Optional.of(new Isolation(user, password));
  }

  private Optional<String> host(int type) throws IOException {
    return switch (type) {
      case 1 -> Optional.of(InetAddress.getByAddress(bytes(4)).getHostAddress());
      case 3 -> Optional.of(text());
      case 4 -> Optional.of(InetAddress.getByAddress(bytes(16)).getHostAddress());
      default -> Optional.empty();
    };
  }

  private void connect(Isolation who, String host, int port) throws IOException {
    Target target;
    try {
      target = new Target(host, port);
    } catch (IllegalArgumentException e) {
      reply(SocksReply.HOST_UNREACHABLE);
      return;
    }
    ExitStream stream;
    try {
      stream = outlet.open(who, target, NOTHING);
    } catch (StreamRefused e) {
      reply(SocksReply.of(e.reason()));
      return;
    }
    reply(SocksReply.SUCCEEDED);
    new TwoWay(program, input, stream).run();
  }

  private String text() throws IOException {
    return new String(bytes(in.readUnsignedByte()), StandardCharsets.ISO_8859_1);
  }

  private byte[] bytes(int count) throws IOException {
    byte[] read = in.readNBytes(count);
    if (read.length < count) {
      throw new EOFException();
    }
    return read;
  }

  /** The address bound at the exit is nobody's business, and said to be 0.0.0.0:0. */
  private void reply(SocksReply reply) throws IOException {
    write(VERSION, reply.code(), 0, 1, 0, 0, 0, 0, 0, 0);
  }

  private void write(int... values) throws IOException {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    OutputStream out = program.getOutputStream();
    out.write(bytes);
    out.flush();
  }
}
