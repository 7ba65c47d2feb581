package network.conet.localnet.demo;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

/** An ordinary HTTP server (the JDK's) on the folder of a real file. */
public final class FileServer implements AutoCloseable {
  private static final long AT_LEAST = 64L << 20;

  private final HttpServer server;
  private final Path file;

  private FileServer(HttpServer server, Path file) {
    this.server = server;
    this.file = file;
  }

  /**
   * Serves the smallest archive of at least 64 MiB that the set-up has fetched: Keycloak's, as a
   * rule.
   */
  public static FileServer start() throws IOException, StepFailure {
    Path fetched = Path.of(System.getProperty("user.home"), ".m2", "repository", "org", "keycloak");
    Path archive;
    try (Stream<Path> files = Files.walk(fetched)) {
      archive =
          files
              .filter(FileServer::isLargeArchive)
              .min(Comparator.comparingLong(file -> file.toFile().length()))
              .orElseThrow(
                  () -> new StepFailure("the set-up left no archive of 64 MiB in " + fetched));
    }
    HttpServer server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            archive.toAbsolutePath().getParent(),
            SimpleFileServer.OutputLevel.NONE);
    server.start();
    return new FileServer(server, archive);
  }

  private static boolean isLargeArchive(Path file) {
    return file.toString().matches(".*\\.(tar\\.gz|tgz|zip|jar|txz)")
        && file.toFile().length() >= AT_LEAST;
  }

  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/" + file.getFileName());
  }

  public long bytes() {
    return file.toFile().length();
  }

  public String sha256() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
