package network.conet.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
  @ParameterizedTest
  @CsvSource({
    "/v1/network, CHAIN",
    "/v1/transactions/0x00, CHAIN",
    "/v1/nodes, STAKING",
    "/v1/vouchers/keys, PROOFS",
    "/v1/epochs/7/nodes/0x01, REWARDS",
    "/v1/proposals, GOVERNANCE",
    "/realms/conet/protocol/openid-connect/token, KEYCLOAK"
  })
  void sendsAPublicPathToItsService(String path, Upstream upstream) {
    assertEquals(Optional.of(new Route(upstream, path)), RouteTable.find(path));
  }

  @Test
  void showsTheDescriptionOfAServiceUnderOpenapi() {
    assertEquals(
        Optional.of(new Route(Upstream.REWARDS, "/q/openapi")),
        RouteTable.find("/openapi/rewards"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/",
        "/v1/admin",
        "/v2/nodes",
        "/q/health",
        "/openapi/keycloak",
        "/openapi/rewards/x",
        "/realms/master/protocol/openid-connect/token",
        "/admin/realms/conet",
        "/realms/conet2/x"
      })
  void doesNotKnowWhatIsNotPublic(String path) {
    assertEquals(Optional.empty(), RouteTable.find(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/nodes/../../q/health",
        "/realms/conet/../master/x",
        "/v1/nodes/%2e%2e/q",
        "/v1//nodes",
        "/v1/nodes%2Fx",
        "/realms/conet/..%5cmaster",
        "/resources/./x"
      })
  void refusesPathsThatCouldMeanAnotherOneUpstream(String path) {
    assertEquals(Optional.empty(), RouteTable.find(path));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/nodes, /v1/nodes",
    "/v1/rewards/0xabcd/claim, /v1/rewards/*",
    "/v1/rewards/*, /v1/rewards/*",
    "/realms/conet/protocol/openid-connect/token, /realms/conet/*",
    "/v1/admin/x, other",
    "/q/openapi, other",
    "NOT_FOUND, NOT_FOUND"
  })
  void saysWhatAPathIsAboutWithoutWhatItNames(String path, String resource) {
    assertEquals(resource, RouteTable.resource(path));
  }
}
