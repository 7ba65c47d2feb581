package network.conet.governance.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.grpc.Status;
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
import network.conet.chainaccess.Keccak;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.chainevents.consume.FollowedBlocks;
import network.conet.chainevents.feed.FedChain;
import network.conet.governance.chain.GovernorLogs;
import network.conet.governance.db.JdbcQuestions;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.ProposalState;
import network.conet.governance.proposal.Standing;
import network.conet.governance.sync.Contracts;
import network.conet.governance.sync.Questions;
import network.conet.proto.governance.v1.ListParametersRequest;
import network.conet.proto.governance.v1.ParameterServiceGrpc;
import network.conet.testing.AnvilTestResource;
import network.conet.testing.EmptyDeployment;
import network.conet.testing.GrpcPort;
import network.conet.testing.KafkaBroker;
import network.conet.testing.KafkaTestResource;
import network.conet.testing.PostgresTestResource;
import network.conet.testing.TokenIssuer;
import network.conet.testing.TokenIssuerTestResource;
import network.conet.units.AccountAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real database, broker and node: what it answers, and whom it refuses. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(
    value = KafkaTestResource.class,
    initArgs = @ResourceArg(name = KafkaTestResource.USER, value = "governance"))
@QuarkusTestResource(AnvilTestResource.class)
@QuarkusTestResource(TokenIssuerTestResource.class)
@QuarkusTestResource(
    value = EmptyDeployment.class,
    initArgs =
        @ResourceArg(name = EmptyDeployment.CONTRACTS, value = "ConetGovernor,NetworkParameters"))
class GovernanceServiceIT {
  private static final AccountAddress ALICE = AccountAddress.parse("0x" + "a".repeat(40));

  /** A NUL and a byte that begins no character of UTF-8: the chain takes both. */
  private static final byte[] WHY = {'w', 0, 'h', (byte) 0xff, 'y'};

  private static final int SPLIT = 255;

  @Inject DataSource database;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject ChainConsumer consumer;
  @Inject ContractAddresses addresses;

  private FedChain chain;
  private JdbcQuestions questions;
  private GrpcPort grpc;

  /** The same blocks before each test, which changes nothing where they are known. */
  @BeforeEach
  void fill() {
    GovernorLogs logs = logs();
    chain =
        new FedChain(
            FollowedChain.of(
                addresses.chainId(), addresses.deployBlock(), addresses.contracts().values()),
            KafkaBroker.as("chain"));
    for (int i = 1; i <= 3; i++) {
      chain.tell("aa", logs.proposalCreated(0, number(i), ALICE, WHY));
    }
    chain.tell("aa", logs.parameterChanged(0, "pricePerGiB"));
    BlockPosition tip =
        chain.tell(
            "aa",
            logs.voteCast(1, ALICE, number(2), 1, 70, "cheaper"),
            logs.voteCast(2, ALICE, number(3), SPLIT, 30, ""));
    awaitTip(tip);
    questions = new JdbcQuestions(database, new FollowedBlocks("governance"));
    questions.store(
        tip,
        new Questions.Answers(
            Map.of(id(1), standing(1), id(2), standing(2), id(3), standing(3)),
            Optional.of(
                List.of(
                    new Contracts.Bounded(
                        "pricePerGiB", BigInteger.TEN, BigInteger.ONE, BigInteger.valueOf(99))))));
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
            logs().proposalCreated(0, number(4), ALICE, WHY),
            logs().voteCast(1, ALICE, number(3), 0, 5, "no"),
            logs().parameterChanged(2, "pricePerGiB"));
    awaitTip(left);
    questions.store(
        left,
        new Questions.Answers(
            Map.of(id(3), standing(1), id(4), standing(3)), Optional.of(List.of())));
    given().get("/v1/proposals").then().body("items.id", hasItem("1004"));
    given().get("/v1/proposals/1003").then().body("state", equalTo("executed"));
    given().get("/v1/parameters").then().body("items[0].setBlock", equalTo(6));

    BlockPosition tip = chain.takeBack();
    awaitTip(tip);
    given().get("/v1/proposals").then().body("items.id", contains("1003", "1002", "1001"));
    given().get("/v1/proposals/1003/votes").then().body("items.support", contains("split"));
    given().get("/v1/parameters").then().body("items[0].setBlock", equalTo(4));
    Questions.Open again = questions.open().orElseThrow();
    assertThat(again).isEqualTo(new Questions.Open(tip, Set.of(id(3)), true));

    questions.store(left, new Questions.Answers(Map.of(id(3), standing(1)), Optional.empty()));
    assertThat(questions.open()).as("answers after a block that is gone").contains(again);
  }

  @Test
  void listsProposalsNewestFirstInPages() {
    String next =
        given()
            .get("/v1/proposals?limit=2")
            .then()
            .statusCode(200)
            .body("items.id", contains("1003", "1002"))
            .body("items[1].state", equalTo("executed"))
            .body("items[0].state", equalTo("active"))
            .body("items[0].quorum", equalTo("5"))
            .extract()
            .path("next");
    given()
        .get("/v1/proposals?limit=2&cursor=" + next)
        .then()
        .body("items.id", contains("1001"))
        .body("next", nullValue());
  }

  @Test
  void showsWhatAProposalCallsAndHowItWasVoted() {
    given()
        .get("/v1/proposals/1002")
        .then()
        .statusCode(200)
        .body("actions[0].target", equalTo(ALICE.hex()))
        .body("actions[0].calldata", equalTo("0x0102"))
        .body("description", equalTo("w\uFFFDh\uFFFDy"))
        .body("descriptionHash", equalTo(Keccak.hash(WHY).hex()))
        .body("votesFor", equalTo("70"));
    given().get("/v1/proposals/1002/votes").then().body("items.reason", contains("cheaper"));
    given().get("/v1/votes/" + ALICE.hex()).then().body("items.support", contains("split", "for"));
  }

  @Test
  void showsParametersWithTheirBounds() {
    given()
        .get("/v1/parameters")
        .then()
        .statusCode(200)
        .body("items[0].name", equalTo("pricePerGiB"))
        .body("items[0].value", equalTo("10"))
        .body("items[0].unit", equalTo("base units"))
        .body("items[0].upperBound", equalTo("99"))
        .body("items[0].setBlock", equalTo(4));
  }

  @Test
  void refusesWhatItCannotRead() {
    given()
        .get("/v1/proposals/x")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("INVALID_PARAMETER"));
    given()
        .get("/v1/proposals/77/votes")
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_PROPOSAL"));
    given()
        .get("/v1/proposals/77")
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_PROPOSAL"));
    given()
        .get("/v1/proposals?cursor=1")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("cursor"));
    given()
        .get("/v1/proposals?limit=201")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("limit"));
    given()
        .get("/v1/proposals?limit=many")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("limit"));
  }

  @Test
  void tellsParametersOnlyToSignedInServices() {
    ListParametersRequest any = ListParametersRequest.getDefaultInstance();
    var open = ParameterServiceGrpc.newBlockingStub(grpc.asNobody());
    assertThat(
            as(TokenIssuer.token("svc-proofs", "service"))
                .listParameters(any)
                .getParameters(0)
                .getValue())
        .isEqualTo("10");
    assertThat(GrpcPort.codeOf(() -> open.listParameters(any)))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(
            GrpcPort.codeOf(() -> as(TokenIssuer.expiredToken("x", "service")).listParameters(any)))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  private ParameterServiceGrpc.ParameterServiceBlockingStub as(String token) {
    return ParameterServiceGrpc.newBlockingStub(grpc.as(token));
  }

  private void awaitTip(BlockPosition tip) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> consumer.status().tip().equals(Optional.of(tip)));
  }

  private GovernorLogs logs() {
    return new GovernorLogs(
        addresses.address(ContractName.CONET_GOVERNOR),
        addresses.address(ContractName.NETWORK_PARAMETERS));
  }

  private static ProposalId id(int i) {
    return new ProposalId(BigInteger.valueOf(number(i)));
  }

  private static long number(int i) {
    return 1_000L + i;
  }

  private static Standing standing(int i) {
    return new Standing(
        i == 3 ? ProposalState.ACTIVE : ProposalState.EXECUTED,
        Instant.ofEpochSecond(100),
        Optional.empty(),
        new Standing.Tally(BigInteger.ZERO, BigInteger.valueOf(70), BigInteger.ZERO),
        Optional.of(BigInteger.valueOf(5)));
  }
}
