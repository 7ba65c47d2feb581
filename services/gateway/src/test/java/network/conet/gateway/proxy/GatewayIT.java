package network.conet.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
}
