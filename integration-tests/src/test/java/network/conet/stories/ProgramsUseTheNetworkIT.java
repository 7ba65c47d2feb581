package network.conet.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import network.conet.localnet.demo.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As anybody I go through the network with the programs I have, as they are. */
class ProgramsUseTheNetworkIT {
  private static final int BIG_BYTES = 8 << 20;
  @TempDir static Path folder;
  private static RunningClient client;
  private static Origin origin;
  private static Path files;
  private static byte[] big;

  @BeforeAll
  static void start() throws Exception {
    files = Files.createDirectory(folder.resolve("files"));
    big = new byte[BIG_BYTES];
    new Random(3).nextBytes(big);
    Files.write(files.resolve("big"), big);
    Files.writeString(files.resolve("style.css"), "p { color: rgb(1, 2, 3) }");
    Files.writeString(
        files.resolve("page.html"),
        """
        <!doctype html><link rel="stylesheet" href="style.css"><p id="said">not yet</p>
        <script>
          fetch("big").then(answer => answer.arrayBuffer()).then(body =>
            said.textContent = body.byteLength + " " + getComputedStyle(said).color);
        </script>
        """);
    origin = Origin.of(files, folder);
    client = RunningClient.start(Town.get().stage());
  }

  @AfterAll
  static void stop() throws Exception {
    if (client != null) {
      assertThat(client.stop()).as("stopped by SIGTERM").isEqualTo(143);
      client.close();
    }
    if (origin != null) {
      origin.close();
    }
  }

  private static Ran curl(String... arguments) throws Exception {
    java.util.ArrayList<String> command =
        new java.util.ArrayList<>(
            List.of(Ran.program("curl"), "-sS", "-k", "--max-time", "120", "--noproxy", ""));
    command.addAll(List.of(arguments));
    return Ran.of(folder, Map.of(), command);
  }

  @Test
  void curlFetchesByEveryKindOfProxy() throws Exception {
    String socks = "socks5h://" + client.address();
    String http = "http://" + client.address();
    for (List<String> way :
        List.of(
            List.of(socks, origin.http()),
            List.of(socks, origin.https()),
            List.of(http, origin.http()),
            List.of(http, origin.https()))) {
      Path to = folder.resolve("fetched");
      Ran ran = curl("-x", way.get(0), "-o", to.toString(), way.get(1) + "/big");
      assertThat(ran.exit()).as(way + ran.err()).isZero();
      assertThat(Files.readAllBytes(to)).as(way.toString()).isEqualTo(big);
    }
  }

  @Test
  void failuresAreToldApart() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    String refusing = "127.0.0.1:" + closed;
    String socks = "socks5h://" + client.address();
    assertThat(curl("-x", socks, "http://nowhere.invalid/").err()).contains("(4)");
    assertThat(curl("-x", socks, "http://" + refusing + "/").err()).contains("(5)");
    assertThat(curl("-x", socks, "http://127.0.0.1:25/").err()).contains("(2)");
    String http = "http://" + client.address();
    assertThat(curl("-x", http, "-i", "http://nowhere.invalid/").out())
        .startsWith("HTTP/1.1 502")
        .contains("error=dns_error")
        .contains("Nobody knows this name.");
    assertThat(curl("-x", http, "-i", "http://" + refusing + "/").out())
        .startsWith("HTTP/1.1 503")
        .contains("error=connection_refused");
    assertThat(curl("-x", http, "-p", "http://127.0.0.1:25/").err()).contains("403");
  }

  @Test
  void usersHaveCircuitsOfTheirOwn() throws Exception {
    String socks = "socks5h://" + client.address();
    long before = circuitsInUse();
    for (String user : List.of("ann:1", "bob:1")) {
      Ran ran =
          curl("-x", socks, "--proxy-user", user, "-o", "/dev/null", origin.http() + "/style.css");
      assertThat(ran.exit()).as(ran.err()).isZero();
    }
    assertThat(circuitsInUse()).isGreaterThanOrEqualTo(before + 2);
  }

  private static long circuitsInUse() throws Exception {
    Ran ran = curl("--fail", "http://" + client.address() + "/status.json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).doesNotContain("localhost", "nowhere", "ann", "bob");
    long count = 0;
    for (JsonNode circuit : new JsonMapper().readTree(ran.out()).path("circuits")) {
      assertThat(circuit.path("relays")).hasSize(3);
      count += circuit.path("ready").asBoolean() ? 0 : 1;
    }
    return count;
  }

  @Test
  void gitClones() throws Exception {
    String git = Ran.program("git");
    Path work = Files.createDirectory(folder.resolve("work"));
    Files.write(work.resolve("big"), big);
    for (List<String> step :
        List.of(
            List.of("init", "-q"),
            List.of("add", "big"),
            List.of(
                "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-q", "-m", "x"))) {
      git(git, work, step);
    }
    Path bare = files.resolve("repo.git");
    git(git, work, List.of("clone", "-q", "--bare", work.toString(), bare.toString()));
    git(git, bare, List.of("update-server-info"));
    Path clone = folder.resolve("clone");
    git(
        git,
        work,
        List.of(
            "-c",
            "http.proxy=socks5h://" + client.address(),
            "-c",
            "http.sslVerify=false",
            "clone",
            "-q",
            origin.https() + "/repo.git",
            clone.toString()));
    assertThat(Files.readAllBytes(clone.resolve("big"))).isEqualTo(big);
  }

  private static void git(String git, Path in, List<String> arguments) throws Exception {
    java.util.ArrayList<String> command =
        new java.util.ArrayList<>(List.of(git, "-C", in.toString()));
    command.addAll(arguments);
    Ran ran =
        Ran.of(
            folder,
            Map.of(
                "GIT_CONFIG_GLOBAL",
                "/dev/null",
                "GIT_CONFIG_SYSTEM",
                "/dev/null",
                "NO_PROXY",
                "",
                "no_proxy",
                ""),
            command);
    assertThat(ran.exit()).as(arguments + ran.err()).isZero();
  }

  @Test
  void sshRunsACommand() throws Exception {
    String ssh = Ran.program("ssh");
    String netcat = Ran.program("nc.openbsd");
    String sshd = Ran.program("sshd");
    Path own = Files.createDirectory(folder.resolve("ssh"));
    for (String key : List.of("host", "mine")) {
      Ran made =
          Ran.of(
              own,
              Ran.program("ssh-keygen"),
              "-q",
              "-t",
              "ed25519",
              "-N",
              "",
              "-f",
              own.resolve(key).toString());
      assertThat(made.exit()).as(made.err()).isZero();
    }
    Files.copy(own.resolve("mine.pub"), own.resolve("authorized"));
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    // a server run by root asks for this folder
    if (System.getProperty("user.name").equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    Path log = own.resolve("log");
    Process server =
        new ProcessBuilder(
                sshd,
                "-D",
                "-e",
                "-f",
                "/dev/null",
                "-p",
                Integer.toString(port),
                "-h",
                own.resolve("host").toString(),
                "-o",
                "ListenAddress=127.0.0.1",
                "-o",
                "StrictModes=no",
                "-o",
                "PidFile=none",
                "-o",
                "AuthorizedKeysFile=" + own.resolve("authorized"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      Await.until(
          "the ssh server",
          Duration.ofSeconds(60),
          () -> Optional.of(Files.readString(log)).filter(said -> said.contains("listening")));
      Ran ran =
          Ran.of(
              own,
              ssh,
              "-F",
              "none",
              "-i",
              own.resolve("mine").toString(),
              "-p",
              Integer.toString(port),
              "-o",
              "BatchMode=yes",
              "-o",
              "StrictHostKeyChecking=no",
              "-o",
              "UserKnownHostsFile=/dev/null",
              "-o",
              "ProxyCommand=" + netcat + " -X 5 -x " + client.address() + " %h %p",
              System.getProperty("user.name") + "@localhost",
              "cat " + files.resolve("style.css"));
      assertThat(ran.exit()).as(ran.err() + Files.readString(log)).isZero();
      assertThat(ran.out()).isEqualTo(Files.readString(files.resolve("style.css")));
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void chromiumShowsAPageWithAllThatBelongsToIt() throws Exception {
    String chromium = Ran.program("chromium", "google-chrome", "chromium-browser");
    for (String proxy : List.of("socks5://" + client.address(), "http://" + client.address())) {
      Ran ran = page(chromium, proxy);
      assertThat(ran.out()).as(proxy + ran.err()).contains(BIG_BYTES + " rgb(1, 2, 3)");
    }
  }

  private static Ran page(String chromium, String proxy) throws IOException, InterruptedException {
    return Ran.of(
        folder,
        chromium,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--ignore-certificate-errors",
        "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
        "--proxy-server=" + proxy,
        // otherwise this machine's own addresses go past the proxy
        "--proxy-bypass-list=<-loopback>",
        "--virtual-time-budget=60000",
        "--dump-dom",
        origin.https() + "/page.html");
  }
}
