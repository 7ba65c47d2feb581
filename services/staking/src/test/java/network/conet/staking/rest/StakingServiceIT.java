package network.conet.staking.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.chainevents.consume.FollowedBlocks;
import network.conet.chainevents.consume.SubjectMarks;
import network.conet.chainevents.feed.FedChain;
import network.conet.proto.staking.v1.GetNodeRequest;
import network.conet.proto.staking.v1.ListNodesRequest;
import network.conet.proto.staking.v1.NodeDirectoryServiceGrpc;
import network.conet.staking.chain.StakingLogs;
import network.conet.staking.db.JdbcMarks;
import network.conet.staking.directory.Backing;
import network.conet.staking.directory.Keys;
import network.conet.staking.directory.NodeStatus;
import network.conet.staking.stake.Position;
import network.conet.staking.stake.Unbonding;
import network.conet.staking.sync.Contracts;
import network.conet.staking.sync.Marks;
import network.conet.staking.sync.Subject;
import network.conet.testing.AnvilTestResource;
import network.conet.testing.EmptyDeployment;
import network.conet.testing.GrpcPort;
import network.conet.testing.KafkaBroker;
import network.conet.testing.KafkaTestResource;
import network.conet.testing.PostgresTestResource;
import network.conet.testing.TokenIssuer;
import network.conet.testing.TokenIssuerTestResource;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
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
@QuarkusTestResource(
    value = KafkaTestResource.class,
    initArgs = @ResourceArg(name = KafkaTestResource.USER, value = "staking"))
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

  @Inject ChainConsumer consumer;
  @Inject ContractAddresses addresses;

  private FedChain chain;
  private JdbcMarks marks;
  private GrpcPort grpc;

  /** The same blocks before each test, which changes nothing where they are known. */
  @BeforeEach
  void fill() {
    chain =
        new FedChain(
            FollowedChain.of(
                addresses.chainId(), addresses.deployBlock(), addresses.contracts().values()),
            KafkaBroker.as("chain"));
    for (int i = 1; i <= 3; i++) {
      chain.tell(
          "aa",
          logs().nodeRegistered(0, node(i), ALICE, "old.example:1"),
          logs().endpointUpdated(3, node(i), "relay" + i + ".example:443"));
    }
    BlockPosition tip = chain.tell("aa", logs().delegated(0, node(1), BOB));
    awaitTip(tip);
    marks = new JdbcMarks(database, new FollowedBlocks("staking"), new SubjectMarks("staking"));
    marks.store(
        new Marks.Batch(
            tip,
            Set.of(
                new Subject.OfNode(node(1)),
                new Subject.OfNode(node(2)),
                new Subject.OfNode(node(3)),
                new Subject.OfPosition(node(1), BOB))),
        new Marks.Facts(
            Map.of(
                node(1), Optional.of(facts(1)),
                node(2), Optional.of(facts(2)),
                node(3), Optional.of(facts(3))),
            List.of(
                new Position(ALICE, node(1), BigInteger.valueOf(600), List.of()), position(400))));
    grpc = new GrpcPort(port);
  }

  @AfterEach
  void close() {
    grpc.close();
    chain.close();
  }

  @Test
  void aReorganisationTakesBackExactlyWhatTheChainTookBack() {
    BlockPosition left =
        chain.tell(
            "bb",
            logs().nodeRegistered(0, node(4), ALICE, "relay4.example:443"),
            logs().endpointUpdated(1, node(1), "moved.example:443"),
            logs().delegated(2, node(1), BOB));
    awaitTip(left);
    Set<Subject> touched =
        Set.of(
            new Subject.OfNode(node(4)),
            new Subject.OfNode(node(1)),
            new Subject.OfPosition(node(1), BOB));
    assertThat(marks.next()).contains(new Marks.Batch(left, touched));
    marks.store(
        new Marks.Batch(left, touched),
        new Marks.Facts(
            Map.of(node(1), Optional.of(facts(1)), node(4), Optional.of(facts(4))),
            List.of(position(900))));
    assertThat(marks.next()).isEmpty();
    given().get("/v1/nodes/" + node(4).hex()).then().statusCode(200);
    given().get("/v1/nodes/" + node(1).hex()).then().body("endpoint", equalTo("moved.example:443"));

    BlockPosition tip = chain.takeBack();
    awaitTip(tip);
    given().get("/v1/nodes/" + node(4).hex()).then().statusCode(404);
    given()
        .get("/v1/nodes/" + node(1).hex())
        .then()
        .body("endpoint", equalTo("relay1.example:443"));
    Optional<Marks.Batch> again = marks.next();
    assertThat(again).contains(new Marks.Batch(tip, touched));
    marks.store(new Marks.Batch(left, touched), new Marks.Facts(Map.of(), List.of(position(900))));
    assertThat(marks.next()).as("what was read after a block that is gone").isEqualTo(again);

    marks.store(
        again.orElseThrow(),
        new Marks.Facts(
            Map.of(node(1), Optional.of(facts(1)), node(4), Optional.empty()),
            List.of(position(400))));
    given().get("/v1/stakes/" + BOB.hex()).then().body("items[0].shares", equalTo("400"));
    assertThat(marks.next()).isEmpty();
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
        .body("block", equalTo(4));
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

  private void awaitTip(BlockPosition tip) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> consumer.status().tip().equals(Optional.of(tip)));
  }

  private StakingLogs logs() {
    return new StakingLogs(
        addresses.address(ContractName.NODE_REGISTRY), addresses.address(ContractName.STAKING));
  }

  private static Position position(long shares) {
    return new Position(
        BOB,
        node(1),
        BigInteger.valueOf(shares),
        List.of(new Unbonding(4, BigInteger.TWO, Instant.ofEpochSecond(99), false)));
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
