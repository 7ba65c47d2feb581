package network.conet.client.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first line and the header lines of an HTTP/1 request. */
record RequestHead(String method, String target, String version, List<String> headers) {
  private static final int LONGEST = 64 * 1024;

  RequestHead {
    headers = List.copyOf(headers);
  }

  /** It is not HTTP/1, or too long. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String why) {
      super(why);
    }
  }

  /** Reads up to the empty line and no further. */
  static RequestHead read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    int left = LONGEST;
    while (true) {
      String line = line(in, left);
      left -= line.length() + 2;
      if (!line.isEmpty()) {
        lines.add(line);
      } else if (!lines.isEmpty()) {
        break;
      }
    }
    List<String> words = List.of(lines.getFirst().split(" ", -1));
    if (words.size() != 3 || !words.get(2).matches("HTTP/1\\.[01]")) {
      throw new Malformed("The first line is not an HTTP/1 request.");
    }
    return new RequestHead(
        words.get(0), words.get(1), words.get(2), lines.subList(1, lines.size()));
  }

  private static String line(InputStream in, int most) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      if (next == '\n') {
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r'
            ? line.substring(0, end - 1)
            : line.toString();
      }
      if (line.length() >= most) {
        throw new Malformed("The request's head is longer than " + LONGEST + " bytes.");
      }
      line.append((char) next);
    }
  }

  /** The value of the first header line of this name. */
  Optional<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }

  /** Whether doing it twice is as good as once (RFC 9110, safe methods without a body). */
  boolean isRepeatable() {
    boolean safe = method.equals("GET") || method.equals("HEAD");
    return safe && header("Content-Length").isEmpty() && header("Transfer-Encoding").isEmpty();
  }

  /**
   * The same request as the destination wants it: for a path, on a connection of its own, without
   * what was for the proxy.
   */
  byte[] forDestination(String path, String authority) {
    StringBuilder out = new StringBuilder();
    out.append(method).append(' ').append(path).append(' ').append(version).append("\r\n");
    out.append("Host: ").append(authority).append("\r\n");
    for (String line : headers) {
      if (!isForProxy(line)) {
        out.append(line).append("\r\n");
      }
    }
    out.append("Connection: close\r\n\r\n");
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private boolean isForProxy(String line) {
    String name =
        line.substring(0, Math.max(0, line.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "host",
          "connection",
          "proxy-connection",
          "keep-alive",
          "proxy-authorization",
          "upgrade" ->
          true;
      default ->
          List.of(header("Connection").orElse("").toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1))
              .contains(name);
    };
  }
}
