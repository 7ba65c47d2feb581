package network.conet.stories;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An ordinary web server on a folder, by http and by https with a certificate of its own. */
final class Origin implements AutoCloseable {
  private static final String PASSWORD = "changeit";
  private final HttpServer plain;
  private final HttpsServer secured;

  private Origin(HttpServer plain, HttpsServer secured) {
    this.plain = plain;
    this.secured = secured;
  }

  static Origin of(Path files, Path scratch) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer plain = HttpServer.create(any, 0);
    HttpsServer secured = HttpsServer.create(any, 0);
    secured.setHttpsConfigurator(new HttpsConfigurator(certificate(scratch)));
    for (HttpServer server : new HttpServer[] {plain, secured}) {
      server.createContext("/", SimpleFileServer.createFileHandler(files));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
    }
    return new Origin(plain, secured);
  }

  private static SSLContext certificate(Path scratch)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = scratch.resolve("origin.p12");
    Ran made =
        Ran.of(
            scratch,
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "origin",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString());
    if (made.exit() != 0) {
      throw new IOException(made.out() + made.err());
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  String http() {
    return "http://localhost:" + plain.getAddress().getPort();
  }

  String https() {
    return "https://localhost:" + secured.getAddress().getPort();
  }

  @Override
  public void close() {
    plain.stop(0);
    secured.stop(0);
  }
}
