package network.conet.client.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import network.conet.client.stream.ExitStream;
import network.conet.client.stream.Isolation;
import network.conet.client.stream.Outlet;
import network.conet.client.stream.StreamRefused;
import network.conet.client.stream.Target;

/**
 * HTTP/1 as a proxy: CONNECT for anything, whole http:// addresses one request a connection, and
 * paths for the proxy's own pages.
 */
final class HttpConversation implements Conversation {
  /** What goes with the request to connect must fit the window that a stream begins with. */
  private static final int MOST_EARLY = 16 * 1024;

  private static final byte[] NOTHING = {};

  private final Socket program;
  private final InputStream in;
  private final Outlet outlet;
  private final OwnPages pages;

  HttpConversation(Socket program, InputStream in, Outlet outlet, OwnPages pages) {
    this.program = program;
    this.in = in;
    this.outlet = outlet;
    this.pages = pages;
  }

  @Override
  public void run() throws IOException {
    try {
      RequestHead head = RequestHead.read(in);
      if (head.method().equals("CONNECT")) {
        connect(head);
      } else if (head.target().startsWith("/")) {
        answer(pages.answer(head));
      } else {
        forward(head);
      }
    } catch (RequestHead.Malformed e) {
      answer(HttpAnswer.badRequest(String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      answer(HttpAnswer.badRequest("Not an address: " + e.getMessage() + "."));
    } catch (StreamRefused e) {
      answer(HttpAnswer.of(e));
    }
  }

  private void connect(RequestHead head) throws IOException, StreamRefused {
    ExitStream stream = outlet.open(who(head), Target.parse(head.target(), 443), NOTHING);
    write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    new TwoWay(program, in, stream).run();
  }

  private void forward(RequestHead head) throws IOException, StreamRefused {
    URI address = URI.create(head.target());
    if (!"http".equalsIgnoreCase(address.getScheme()) || address.getRawAuthority() == null) {
      throw new IllegalArgumentException("only http:// is fetched for others, use CONNECT");
    }
    String authority = address.getRawAuthority().replaceFirst("^[^@]*@", "");
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    byte[] request = head.forDestination(path + query, authority);
    Target target = Target.parse(authority, 80);
    boolean early = head.isRepeatable() && request.length <= MOST_EARLY;
    ExitStream stream = outlet.open(who(head), target, early ? request : NOTHING);
    if (!early) {
      stream.output().write(request);
    }
    new TwoWay(program, in, stream).run();
  }

  /** Only says whose streams may share a circuit. */
  private static Isolation who(RequestHead head) {
    String given = head.header("Proxy-Authorization").orElse("");
    if (!given.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Isolation.NONE;
    }
    String pair =
        new String(Base64.getDecoder().decode(given.substring(6).strip()), StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    return colon < 0
        ? new Isolation(pair, "")
        : new Isolation(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private void answer(HttpAnswer answer) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(answer.head().getBytes(StandardCharsets.US_ASCII));
    all.write(answer.body());
    write(all.toByteArray());
    program.shutdownOutput();
    // what is still on its way must not reset the answer
    in.skip(MOST_EARLY);
  }

  private void write(byte[] bytes) throws IOException {
    OutputStream out = program.getOutputStream();
    out.write(bytes);
    out.flush();
  }
}
