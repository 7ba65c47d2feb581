package network.conet.governance.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.grpc.Status;
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
import network.conet.chainaccess.Keccak;
import network.conet.governance.db.JdbcReadModel;
import network.conet.governance.proposal.Action;
import network.conet.governance.proposal.Description;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.ProposalState;
import network.conet.governance.proposal.Standing;
import network.conet.governance.proposal.Submission;
import network.conet.governance.sync.Contracts;
import network.conet.governance.vote.Support;
import network.conet.governance.vote.Vote;
import network.conet.proto.governance.v1.ListParametersRequest;
import network.conet.proto.governance.v1.ParameterServiceGrpc;
import network.conet.testing.AnvilTestResource;
import network.conet.testing.EmptyDeployment;
import network.conet.testing.GrpcPort;
import network.conet.testing.KafkaTestResource;
import network.conet.testing.PostgresTestResource;
import network.conet.testing.TokenIssuer;
import network.conet.testing.TokenIssuerTestResource;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
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
    initArgs =
        @ResourceArg(name = EmptyDeployment.CONTRACTS, value = "ConetGovernor,NetworkParameters"))
class GovernanceServiceIT {
  private static final AccountAddress ALICE = AccountAddress.parse("0x" + "a".repeat(40));

  /** A NUL and a byte that begins no character of UTF-8: the chain takes both. */
  private static final byte[] WHY = {'w', 0, 'h', (byte) 0xff, 'y'};

  @Inject DataSource database;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private GrpcPort grpc;

  @BeforeEach
  void fill() throws Exception {
    try (Connection connection = database.getConnection()) {
      JdbcReadModel model = new JdbcReadModel(connection);
      for (int i = 1; i <= 3; i++) {
        model.add(submission(i));
        model.put(id(i), standing(i));
      }
      model.add(
          new Vote(
              id(2), ALICE, Support.FOR, BigInteger.valueOf(70), "cheaper", BlockNumber.of(9), 1));
      model.add(
          new Vote(id(3), ALICE, Support.SPLIT, BigInteger.valueOf(30), "", BlockNumber.of(9), 2));
      model.putParameters(
          List.of(
              new Contracts.Bounded(
                  "pricePerGiB", BigInteger.TEN, BigInteger.ONE, BigInteger.valueOf(99))));
      model.addParameterChange("pricePerGiB", BlockNumber.of(8), 0);
      model.putParameters(List.of());
      model.advanceTo(BlockNumber.of(9));
    }
    grpc = new GrpcPort(port);
  }

  @AfterEach
  void close() {
    grpc.close();
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
        .body("items[0].setBlock", equalTo(8));
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

  private static ProposalId id(int i) {
    return new ProposalId(BigInteger.valueOf(1_000 + i));
  }

  private static Submission submission(int i) {
    return new Submission(
        id(i),
        ALICE,
        List.of(new Action(ALICE, "0x0102")),
        Description.of(WHY),
        Instant.EPOCH,
        BlockNumber.of(i),
        0);
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
