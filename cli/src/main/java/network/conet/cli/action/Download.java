package network.conet.cli.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import network.conet.circuit.client.Circuit;
import network.conet.circuit.client.CircuitSettings;
import network.conet.circuit.client.Hop;
import network.conet.circuit.client.HopUsage;
import network.conet.cli.api.Refusal;
import network.conet.evidence.signing.EvidenceDomain;

/** Fetches a file over HTTP through a circuit. */
public final class Download {
  static {
    // the target's name goes into the Host header, not the loopback port's
    System.setProperty("sun.net.http.allowRestrictedHeaders", "true");
  }

  private Download() {}

  /**
   * What was fetched.
   *
   * @param usage what each hop carried, by the client's own count
   */
  public record Fetched(long bytes, String sha256, long millis, List<HopUsage> usage) {
    public Fetched {
      usage = List.copyOf(usage);
    }
  }

  /** Refuses what could not be fetched or kept, before anything is paid. */
  public static void check(URI from, Path to) {
    if (!"http".equals(from.getScheme()) || from.getHost() == null) {
      throw new Refusal(
          "UNSUPPORTED_URL", "Only http:// addresses can be fetched, not " + from + ".");
    }
    Path folder = to.toAbsolutePath().getParent();
    if (Files.isDirectory(to) || folder == null || !Files.isWritable(folder)) {
      throw new Refusal("CANNOT_WRITE", "Cannot write " + to + ".");
    }
  }

  /** Fetches {@code from} into {@code to}, which changes only once all of it is here. */
  public static Fetched fetch(URI from, Path to, List<Hop> hops, EvidenceDomain domain) {
    check(from, to);
    Path part = to.resolveSibling(to.getFileName() + ".part");
    int port = from.getPort() < 0 ? 80 : from.getPort();
    long start = System.nanoTime();
    try (Circuit circuit = Circuit.open(hops, CircuitSettings.of(domain))) {
      MessageDigest digest = sha256();
      long bytes;
      try (Tunnel tunnel = new Tunnel(circuit, from.getHost(), port)) {
        bytes = copy(from, tunnel.localPort(), part, digest);
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      // the last receipts are signed as the circuit closes
      circuit.close();
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
      return new Fetched(bytes, HexFormat.of().formatHex(digest.digest()), millis, circuit.usage());
    } catch (IOException e) {
      delete(part);
      throw new Refusal("NOT_FETCHED", "Could not fetch " + from + ": " + e.getMessage() + ".");
    }
  }

  private static long copy(URI from, int localPort, Path to, MessageDigest digest)
      throws IOException {
    String path = from.getRawPath().isEmpty() ? "/" : from.getRawPath();
    String query = from.getRawQuery() == null ? "" : "?" + from.getRawQuery();
    HttpURLConnection http =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + localPort + path + query)
                .toURL()
                .openConnection(Proxy.NO_PROXY);
    http.setRequestProperty("Host", from.getRawAuthority());
    http.setRequestProperty("Connection", "close");
    http.setInstanceFollowRedirects(false);
    if (http.getResponseCode() != 200) {
      throw new IOException("the server answered " + http.getResponseCode());
    }
    long expected = http.getContentLengthLong();
    try (InputStream in = http.getInputStream();
        OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      long bytes = in.transferTo(out);
      if (expected >= 0 && bytes != expected) {
        throw new IOException("it ended after " + bytes + " of " + expected + " bytes");
      }
      return bytes;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Refusal("CANNOT_WRITE", "Cannot remove what was fetched of " + file + ".");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
