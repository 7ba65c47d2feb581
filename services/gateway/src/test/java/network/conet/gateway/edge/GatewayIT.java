package network.conet.gateway.edge;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The edge on real sockets, before an upstream that tells what it was asked and one that is down.
 */
@QuarkusTest
@QuarkusTestResource(EchoUpstream.class)
class GatewayIT {
  @Inject EdgeServer edge;

  @BeforeEach
  void askThePublicOrigin() {
    RestAssured.requestSpecification = new RequestSpecBuilder().setPort(edge.port()).build();
  }

  @AfterEach
  void askWhateverElse() {
    RestAssured.requestSpecification = null;
  }

  @Test
  void forwardsMethodPathQueryBodyAndToken() {
    given()
        .header("Authorization", "Bearer abc")
        .body("{\"raw\":\"0x00\"}")
        .when()
        .post("/v1/transactions?dry=1")
        .then()
        .statusCode(200)
        .body(
            equalTo(
                "POST /v1/transactions?dry=1 Bearer abc {\"raw\":\"0x00\"} from=null"
                    + " origin=null://null"));
  }

  @Test
  void hidesTheClientsAddressFromUpstreams() {
    given()
        .header("X-Forwarded-For", "203.0.113.9")
        .when()
        .get("/v1/network")
        .then()
        .statusCode(200)
        .body(not(containsString("203.0.113.9")));
  }

  @Test
  void asksForTheDescriptionWhereTheServiceKeepsIt() {
    given()
        .when()
        .get("/openapi/chain?format=json")
        .then()
        .body(containsString("GET /q/openapi?format=json"));
  }

  @Test
  void answersWithAProblemWhenTheServiceIsDown() {
    given()
        .when()
        .get("/v1/nodes")
        .then()
        .statusCode(502)
        .contentType("application/problem+json")
        .body("code", equalTo("UPSTREAM_UNREACHABLE"));
  }

  @Test
  void answersWithAProblemWhereNothingIsPublic() {
    for (String path :
        new String[] {
          "/v1", "/v1/secrets", "/realms/master/account", "/openapi/keycloak", "/nothing/here"
        }) {
      given()
          .when()
          .get(path)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("code", equalTo("NO_SUCH_PATH"));
    }
  }

  @Test
  void tellsAtItsRootWhatCanBeAsked() {
    given()
        .when()
        .get("/")
        .then()
        .statusCode(200)
        .body("resources", hasItem("/v1/epochs"))
        .body("descriptions", hasItem("/openapi/rewards"));
  }

  @Test
  void answersWithAProblemWhenTheServiceIsSilent() {
    given()
        .when()
        .get("/v1/epochs")
        .then()
        .statusCode(504)
        .contentType("application/problem+json")
        .body("code", equalTo("UPSTREAM_SILENT"));
  }

  @Test
  void refusesALargeBodyBeforeItReachesAService() throws IOException {
    assertThat(raw("POST /v1/transactions HTTP/1.1", "Content-Length: 1048577"))
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json", "BODY_TOO_LARGE");
  }

  @Test
  void refusesABodyOfUnknownLength() throws IOException {
    assertThat(raw("POST /v1/transactions HTTP/1.1", "Transfer-Encoding: chunked"))
        .startsWith("HTTP/1.1 411")
        .contains("application/problem+json", "LENGTH_REQUIRED");
  }

  @Test
  void keepsWhatPeopleLookUpOutOfItsMetrics() {
    String account = "0x" + "ab".repeat(20);
    given().get("/v1/network/" + account).then().statusCode(200);
    RestAssured.requestSpecification = null;
    given()
        .port(RestAssured.port)
        .get("/q/metrics")
        .then()
        .body(containsString("uri=\"/v1/network/*\""))
        .body(not(containsString(account)));
  }

  @Test
  void keepsItsOwnMetricsAndHealthFromThePublic() throws IOException {
    for (String path :
        List.of(
            "/q/metrics",
            "/q/health",
            "/q/health/ready",
            "/openapi/../q/metrics",
            "/openapi/%2e%2e/q/metrics",
            "/openapi/chain/../../q/metrics",
            "/v1/network;/../../q/health",
            "//q/metrics",
            "/Q/metrics")) {
      assertThat(raw("GET " + path + " HTTP/1.1", "Connection: close"))
          .as(path)
          .startsWith("HTTP/1.1 404")
          .contains("NO_SUCH_PATH");
    }
  }

  @Test
  void refusesEverythingThatIsMalformedWithAProblem() throws IOException {
    assertThat(raw("GET /v1/%zz HTTP/1.1", "A: b"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "MALFORMED_PATH");
    assertThat(raw("GET /" + "x".repeat(9_000) + " HTTP/1.1", "A: b"))
        .contains(" 414 ")
        .contains("application/problem+json", "PATH_TOO_LONG");
    assertThat(raw("GET /v1/network HTTP/1.1", "A: " + "x".repeat(20_000)))
        .contains(" 431 ")
        .contains("application/problem+json", "HEADERS_TOO_LARGE");
    assertThat(raw("OPTIONS * HTTP/1.1", "A: b"))
        .startsWith("HTTP/1.1 404")
        .contains("application/problem+json");
    assertThat(raw("GET /v1/network HTTP/1.1", "Connection: Upgrade, close\r\nUpgrade: websocket"))
        .startsWith("HTTP/1.1 501")
        .contains("application/problem+json", "UPGRADE_NOT_SUPPORTED");
    assertThat(raw("BREW /v1/network HTTP/1.1", "A: b"))
        .startsWith("HTTP/1.1 405")
        .contains("application/problem+json");
    assertThat(raw("GET /v1/network HTTP/1.1", "Host: there"))
        .startsWith("HTTP/1.1 400")
        .contains("HOST_MISSING");
    assertThat(sent("GET /v1/network HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "HOST_MISSING");
    assertThat(raw("POST /v1/transactions HTTP/1.1", "Expect: wonders\r\nContent-Length: 1"))
        .startsWith("HTTP/1.1 417");
  }

  @Test
  void endsWithARefusedBodyWhateverStandsBehindIt() throws IOException {
    String answers =
        raw(
            "POST /v1/transactions HTTP/1.1",
            "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/network HTTP/1.1\r\nHost: here");
    assertThat(answers.split("HTTP/1\\.1 ")).hasSize(2);
    assertThat(answers).startsWith("HTTP/1.1 411");
  }

  @Test
  void waitsForABodyOnlySoLong() throws IOException {
    assertThat(raw("POST /v1/transactions HTTP/1.1", "Content-Length: 50\r\n\r\nabc"))
        .startsWith("HTTP/1.1 408")
        .contains("application/problem+json", "BODY_TOO_SLOW");
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() throws IOException {
    String answers =
        sent(
            "GET /v1/network/1 HTTP/1.1\r\nHost: here\r\n\r\n"
                + "GET /v1/network/2 HTTP/1.1\r\nHost: here\r\n\r\n"
                + "GET /v1/network/3 HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    assertThat(answers).containsSubsequence("/v1/network/1", "/v1/network/2", "/v1/network/3");
  }

  @Test
  void saysToBrowsersWhatTheyMayNotDo() {
    given()
        .when()
        .get("/v1/network")
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .header("Strict-Transport-Security", "max-age=31536000")
        .header("RateLimit-Policy", containsString("\"address\";q="))
        .header("RateLimit", containsString("\"address\";r="));
  }

  @Test
  void tellsTheIdentityProviderByWhichNameItWasCalled() {
    given()
        .header("X-Forwarded-Host", "evil.example")
        .when()
        .get("/realms/conet/.well-known/openid-configuration")
        .then()
        .body(containsString("origin=https://conet.example:8443"));
  }

  @Test
  void locksOutTheAddressThatGuessesAndNobodyElse() throws IOException {
    String guess =
        "POST /realms/conet/protocol/openid-connect/token HTTP/1.1\r\nHost: here\r\n"
            + "Content-Length: 0\r\nConnection: close\r\n\r\n";
    for (int i = 0; i < 3; i++) {
      assertThat(from("127.0.9.1", guess)).startsWith("HTTP/1.1 401");
    }
    assertThat(from("127.0.9.1", guess)).startsWith("HTTP/1.1 401");
    assertThat(from("127.0.9.1", guess)).startsWith("HTTP/1.1 429").contains("Retry-After: ");
    assertThat(from("127.0.9.2", guess)).startsWith("HTTP/1.1 401");
  }

  @Test
  void givesNoSilentCallerWhatOthersNeed() throws IOException {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 400; i++) {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.7." + (1 + i % 2), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", edge.port()));
        socket
            .getOutputStream()
            .write(
                "POST /v1/transactions HTTP/1.1\r\nHost: here\r\nContent-Length: 9000\r\n\r\nx"
                    .getBytes(US_ASCII));
        silent.add(socket);
      }
      for (int i = 0; i < 20; i++) {
        given().when().get("/v1/network").then().statusCode(200);
        given().body("{}").when().post("/v1/transactions").then().statusCode(200);
      }
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  /** What is answered to a request line and a header, whose body is never sent. */
  private String raw(String line, String header) throws IOException {
    String close = header.contains("Connection:") ? "" : "Connection: close\r\n";
    return sent(line + "\r\nHost: here\r\n" + close + header + "\r\n\r\n");
  }

  private String sent(String request) throws IOException {
    return from("127.0.0.1", request);
  }

  private String from(String address, String request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(address, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", edge.port()));
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
