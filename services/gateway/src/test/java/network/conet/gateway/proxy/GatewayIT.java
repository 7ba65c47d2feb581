package network.conet.gateway.proxy;

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
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/**
 * The edge on real sockets, before an upstream that tells what it was asked and one that is down.
 */
@QuarkusTest
@QuarkusTestResource(EchoUpstream.class)
class GatewayIT {
  @Test
  void forwardsMethodPathQueryBodyAndToken() {
    given()
        .header("Authorization", "Bearer abc")
        .body("{\"raw\":\"0x00\"}")
        .when()
        .post("/v1/transactions?dry=1")
        .then()
        .statusCode(200)
        .body(equalTo("POST /v1/transactions?dry=1 Bearer abc {\"raw\":\"0x00\"} from=null"));
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
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("uri=\"/v1/network/*\""))
        .body(not(containsString(account)));
  }

  /** What is answered to a request line and a header, whose body is never sent. */
  private static String raw(String line, String header) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((line + "\r\nHost: here\r\n" + header + "\r\n\r\n").getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
