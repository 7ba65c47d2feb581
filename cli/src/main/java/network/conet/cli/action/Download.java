package network.conet.cli.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import network.conet.circuit.client.CircuitSettings;
import network.conet.circuit.client.HopUsage;
import network.conet.cli.api.Refusal;
import network.conet.client.circuits.CircuitMaker;
import network.conet.client.circuits.CircuitPool;
import network.conet.client.payment.Payment;
import network.conet.client.proxy.LocalProxy;
import network.conet.client.route.RelayMemory;
import network.conet.client.route.RouteChoice;
import network.conet.client.stream.Outlet;
import network.conet.client.stream.StreamRefused;
import network.conet.evidence.signing.EvidenceDomain;
import org.jspecify.annotations.Nullable;

/** Fetches a file over HTTP or HTTPS through the network, as any program does by the proxy. */
public final class Download {
  private final RouteChoice routes;
  private final RelayMemory memory;
  private final Payment payment;
  private final EvidenceDomain domain;

  /**
   * @param domain what receipts are signed for
   */
  public Download(RouteChoice routes, RelayMemory memory, Payment payment, EvidenceDomain domain) {
    this.routes = routes;
    this.memory = memory;
    this.payment = payment;
    this.domain = domain;
  }

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
    if (!String.valueOf(from.getScheme()).matches("https?") || from.getHost() == null) {
      throw new Refusal(
          "UNSUPPORTED_URL",
          "Only http:// and https:// addresses can be fetched, not " + from + ".");
    }
    Path folder = to.toAbsolutePath().getParent();
    if (Files.isDirectory(to) || folder == null || !Files.isWritable(folder)) {
      throw new Refusal("CANNOT_WRITE", "Cannot write " + to + ".");
    }
  }

  /** Fetches {@code from} into {@code to}, which changes only once all of it is here. */
  public Fetched fetch(URI from, Path to) {
    check(from, to);
    Path part = to.resolveSibling(to.getFileName() + ".part");
    CountedPayment counted = new CountedPayment(payment);
    long start = System.nanoTime();
    MessageDigest digest = sha256();
    LastRefusal refusals = new LastRefusal();
    try {
      long bytes;
      long millis;
      CircuitMaker maker =
          new CircuitMaker(routes, memory, counted, CircuitSettings.of(domain), Clock.systemUTC());
      // closing the pool signs the last receipts
      try (CircuitPool pool = new CircuitPool(maker);
          LocalProxy proxy =
              LocalProxy.listen(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                  refusals.of(pool),
                  pool::status)) {
        bytes = copy(from, proxy.address(), part, digest);
        millis = (System.nanoTime() - start) / 1_000_000;
      }
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
      return new Fetched(
          bytes, HexFormat.of().formatHex(digest.digest()), millis, counted.counted());
    } catch (IOException e) {
      delete(part);
      throw new Refusal(refusals.code(), "Could not fetch " + from + ": " + refusals.sentence(e));
    } catch (InterruptedException e) {
      delete(part);
      Thread.currentThread().interrupt();
      throw new Refusal("INTERRUPTED", "Interrupted while fetching " + from + ".");
    }
  }

  /** What the network said last, which HTTP has no room for in full. */
  private static final class LastRefusal {
    private volatile StreamRefused.@Nullable Cause cause;
    private volatile String sentence = "";

    Outlet of(Outlet outlet) {
      return (who, target, early) -> {
        try {
          return outlet.open(who, target, early);
        } catch (StreamRefused refused) {
          cause = refused.reason();
          sentence = refused.sentence();
          throw refused;
        }
      };
    }

    String code() {
      StreamRefused.Cause known = cause;
      return known == null ? "NOT_FETCHED" : known.name();
    }

    String sentence(IOException otherwise) {
      return sentence.isEmpty() ? otherwise.getMessage() + "." : sentence;
    }
  }

  private static long copy(URI from, InetSocketAddress proxy, Path to, MessageDigest digest)
      throws IOException, InterruptedException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.of(proxy))
            .build()) {
      HttpResponse<InputStream> answer =
          http.send(
              HttpRequest.newBuilder(from).header("User-Agent", "conet").build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException("the server answered " + answer.statusCode());
        }
        return keep(in, to, digest);
      }
    }
  }

  /** A body that is cut is no end of one: the client tells by its length or by the reset. */
  private static long keep(InputStream in, Path to, MessageDigest digest) throws IOException {
    long bytes = 0;
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      byte[] chunk = new byte[64 * 1024];
      while (true) {
        int read;
        try {
          read = in.read(chunk);
        } catch (IOException e) {
          throw new IOException("it was cut after " + bytes + " bytes", e);
        }
        if (read < 0) {
          return bytes;
        }
        out.write(chunk, 0, read);
        bytes += read;
      }
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
