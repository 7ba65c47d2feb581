package network.conet.staking.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.proto.staking.v1.GetNodeRequest;
import network.conet.proto.staking.v1.ListNodesRequest;
import network.conet.proto.staking.v1.NodeDirectoryServiceGrpc;
import network.conet.staking.db.JdbcReadModel;
import network.conet.staking.directory.Backing;
import network.conet.staking.directory.Keys;
import network.conet.staking.directory.NodeStatus;
import network.conet.staking.stake.Position;
import network.conet.staking.stake.Unbonding;
import network.conet.staking.sync.Contracts;
import network.conet.testing.AnvilTestResource;
import network.conet.testing.EmptyDeployment;
import network.conet.testing.GrpcPort;
import network.conet.testing.KafkaTestResource;
import network.conet.testing.PostgresTestResource;
import network.conet.testing.TokenIssuer;
import network.conet.testing.TokenIssuerTestResource;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real database, broker and node: what it answers, and whom it refuses. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(AnvilTestResource.class)
@QuarkusTestResource(TokenIssuerTestResource.class)
@QuarkusTestResource(
    value = EmptyDeployment.class,
    initArgs = @ResourceArg(name = EmptyDeployment.CONTRACTS, value = "NodeRegistry,Staking"))
class StakingServiceIT {
  private static final AccountAddress ALICE = AccountAddress.parse("0x" + "a".repeat(40));
  private static final AccountAddress BOB = AccountAddress.parse("0x" + "b".repeat(40));
  private static final Hash32 WORD = Hash32.parse("0x" + "2".repeat(64));

  @Inject DataSource database;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private GrpcPort grpc;

  @BeforeEach
  void fill() throws Exception {
    try (Connection connection = database.getConnection()) {
      JdbcReadModel model = new JdbcReadModel(connection);
      for (int i = 1; i <= 3; i++) {
        NodeId node = node(i);
        model.announceEndpoint(node, BlockNumber.of(i), 0, "old.example:1");
        model.announceEndpoint(node, BlockNumber.of(i), 3, "relay" + i + ".example:443");
        model.putNode(node, Optional.of(facts(i)), BlockNumber.of(9));
      }
      model.putPositions(
          List.of(
              new Position(ALICE, node(1), BigInteger.valueOf(600), List.of()),
              new Position(
                  BOB,
                  node(1),
                  BigInteger.valueOf(400),
                  List.of(new Unbonding(4, BigInteger.TWO, Instant.ofEpochSecond(99), false)))));
      model.advanceTo(BlockNumber.of(9));
    }
    grpc = new GrpcPort(port);
  }

  @AfterEach
  void close() {
    grpc.close();
  }

  @Test
  void listsNodesInPages() {
    given()
        .get("/v1/nodes?limit=2")
        .then()
        .statusCode(200)
        .body("items.id", contains(node(1).hex(), node(2).hex()))
        .body("items[0].endpoint", equalTo("relay1.example:443"))
        .body("next", equalTo(node(2).hex()))
        .body("block", equalTo(9));
    given()
        .get("/v1/nodes?limit=2&cursor=" + node(2).hex())
        .then()
        .body("items.id", contains(node(3).hex()))
        .body("next", nullValue());
    given().get("/v1/nodes?status=jailed").then().body("items.id", contains(node(2).hex()));
  }

  @Test
  void showsAnAccountsStakesAtTheirPresentValue() {
    given()
        .get("/v1/stakes/" + BOB.hex())
        .then()
        .statusCode(200)
        .body("items[0].shares", equalTo("400"))
        .body("items[0].value", equalTo("800"))
        .body("items[0].owner", equalTo(false))
        .body("items[0].unbondings[0].index", equalTo(4));
    given()
        .get("/v1/nodes/" + node(1).hex() + "/delegations")
        .then()
        .body("items.account", contains(ALICE.hex(), BOB.hex()));
  }

  @Test
  void answersTheSameBlockWithNotModified() {
    String tag = given().get("/v1/nodes").then().extract().header("ETag");
    given()
        .header("If-None-Match", tag)
        .get("/v1/nodes")
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .header("Cache-Control", "no-cache");
  }

  @Test
  void refusesWhatItCannotRead() {
    given()
        .get("/v1/nodes/0x12")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("INVALID_PARAMETER"))
        .body("errors[0].field", equalTo("id"));
    given()
        .get("/v1/nodes?limit=0")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("limit"));
    given()
        .get("/v1/nodes?limit=many")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("limit"));
    given()
        .get("/v1/stakes/nobody")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("account"));
    given()
        .get("/v1/nodes/" + node(99).hex())
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_NODE"));
  }

  @Test
  void namesTheStatesThereAre() {
    given()
        .get("/v1/nodes?status=gone")
        .then()
        .statusCode(400)
        .body("detail", equalTo("status: must be active, jailed or retired"));
  }

  @Test
  void refusesInItsOwnFormWhatTheFrameworkRefuses() {
    given()
        .accept("text/html")
        .get("/v1/nodes")
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("code", equalTo("NOT_ACCEPTABLE"));
  }

  @Test
  void describesWhatItAnswersAndHowItRefuses() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("info.title", equalTo("CoNET staking"))
        .body(
            "paths.'/v1/nodes/{id}'.get.responses.'200'.content.'application/json'.schema.'$ref'",
            equalTo("#/components/schemas/NodeJson"))
        .body("components.schemas.NodeJson.properties.stake.type", equalTo("string"))
        .body("components.schemas.PageNodeJson.properties.items.type", equalTo("array"))
        .body(
            "paths.'/v1/nodes'.get.responses.default.content.'application/problem+json'"
                + ".schema.'$ref'",
            equalTo("#/components/schemas/Problem"))
        .body(
            "paths.'/v1/nodes'.get.parameters.find { it.name == 'limit' }.schema.maximum",
            equalTo(200))
        .body(
            "components.securitySchemes.SecurityScheme.openIdConnectUrl",
            equalTo("/realms/conet/.well-known/openid-configuration"));
  }

  @Test
  void tellsItsCodeInTheDetailsOfAGrpcStatus() {
    var stub = directory(TokenIssuer.token("svc-relay", "operator"));
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> stub.getNode(GetNodeRequest.getDefaultInstance()))
        .satisfies(
            refused -> {
              var status = StatusProto.fromThrowable(refused);
              assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT.value());
              assertThat(status.getDetails(0).unpack(ErrorInfo.class).getReason())
                  .isEqualTo("INVALID_PARAMETER");
            });
  }

  @Test
  void answersSignedInServicesOverGrpc() {
    var stub = directory(TokenIssuer.token("svc-relay", "operator"));
    assertThat(
            stub.listNodes(ListNodesRequest.newBuilder().setPageSize(2).build()).getNextPageToken())
        .isEqualTo(node(2).hex());
    assertThat(
            stub.getNode(GetNodeRequest.newBuilder().setNodeId(bytes(node(3))).build())
                .getNode()
                .getEndpoint())
        .isEqualTo("relay3.example:443");
    assertThat(
            GrpcPort.codeOf(
                () -> stub.getNode(GetNodeRequest.newBuilder().setNodeId(bytes(node(99))).build())))
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(
            GrpcPort.codeOf(
                () ->
                    stub.getNode(
                        GetNodeRequest.newBuilder()
                            .setNodeId(ByteString.copyFromUtf8("x"))
                            .build())))
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(
            GrpcPort.codeOf(
                () -> stub.listNodes(ListNodesRequest.newBuilder().setPageSize(501).build())))
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void refusesCallersWithoutAValidToken() {
    ListNodesRequest any = ListNodesRequest.getDefaultInstance();
    assertThat(
            GrpcPort.codeOf(
                () -> NodeDirectoryServiceGrpc.newBlockingStub(grpc.asNobody()).listNodes(any)))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(
            GrpcPort.codeOf(
                () -> directory(TokenIssuer.expiredToken("x", "operator")).listNodes(any)))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(
            GrpcPort.codeOf(
                () -> directory(TokenIssuer.foreignToken("x", "operator")).listNodes(any)))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  private NodeDirectoryServiceGrpc.NodeDirectoryServiceBlockingStub directory(String token) {
    return NodeDirectoryServiceGrpc.newBlockingStub(grpc.as(token));
  }

  private static Contracts.NodeFacts facts(int i) {
    return new Contracts.NodeFacts(
        ALICE,
        new Keys(BOB, WORD),
        WORD,
        "DE",
        i == 2 ? NodeStatus.JAILED : NodeStatus.ACTIVE,
        new Backing(
            TokenAmount.ofUnits(2_000),
            BigInteger.valueOf(1_000),
            BigInteger.valueOf(600),
            BasisPoints.of(500)));
  }

  private static NodeId node(int i) {
    return NodeId.parse("0x" + "%064x".formatted(i));
  }

  private static ByteString bytes(NodeId node) {
    return ByteString.copyFrom(node.toBytes());
  }
}
