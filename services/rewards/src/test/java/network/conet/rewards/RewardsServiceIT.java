package network.conet.rewards;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.security.SecureRandom;
import java.time.Instant;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Keccak;
import network.conet.chainaccess.SigningKey;
import network.conet.proto.proofs.v1.DatasetFrozen;
import network.conet.proto.rewards.v1.AttestationServiceGrpc;
import network.conet.proto.rewards.v1.EpochHeader;
import network.conet.proto.rewards.v1.SubmitAttestationRequest;
import network.conet.rewards.attest.ChainState;
import network.conet.rewards.attest.EpochLedger;
import network.conet.rewards.db.JdbcAnchorLog;
import network.conet.rewards.db.JdbcSession;
import network.conet.rewards.tree.TreeTag;
import network.conet.testing.GrpcPort;
import network.conet.testing.KafkaTestResource;
import network.conet.testing.PostgresTestResource;
import network.conet.testing.TokenIssuer;
import network.conet.testing.TokenIssuerTestResource;
import network.conet.units.EpochId;
import network.conet.units.Hex;
import network.conet.units.TokenAmount;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service on the real contracts, a real broker, database and issuer. */
@QuarkusTest
@QuarkusTestResource(NetworkOnAnvil.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(
    value = KafkaTestResource.class,
    initArgs = @ResourceArg(name = KafkaTestResource.USER, value = "rewards-1"))
@QuarkusTestResource(TokenIssuerTestResource.class)
class RewardsServiceIT {
  /** As deployed: a twentieth of a token. */
  private static final TokenAmount FIRST_PRICE = TokenAmount.ofTokens(1).mulDivFloor(1, 20);

  private static final String ACCOUNT = "0x000000000000000000000000000000000000dead";

  private static final String OPENED = "Opened(uint256,address)";

  @Inject ContractAddresses addresses;
  @Inject EpochLedger ledger;
  @Inject JdbcSession session;
  @Inject ChainState chain;

  @ConfigProperty(name = "CONET_RPC_URL")
  String rpcUrl;

  @TestHTTPResource URL server;

  /** Computed, signed, anchored by the real contract, held up and defended, activated, settled. */
  @Test
  void anEpochGoesFromItsSnapshotBlockToAnActiveRoot() {
    TestRpc rpc = new TestRpc(rpcUrl);
    try (ChainFeed feed = new ChainFeed(rpc, addresses)) {
      long due = chain.genesis().plus(chain.epochLength()).getEpochSecond();
      await().atMost(90, SECONDS).until(() -> time(rpc.block(rpc.head())) >= due);
      long number = rpc.head();
      while (time(rpc.block(number - 1)) >= due) {
        number--;
      }
      JsonNode snapshot = rpc.block(number);
      feed.pump();
      feed.send(
          "conet.proofs.datasets.v1",
          DatasetFrozen.newBuilder()
              .setEpoch(1)
              .setSnapshotBlock(number)
              .setSnapshotHash(ByteString.copyFrom(Hex.parse(snapshot.get("hash").asText())))
              .setEndTime(time(snapshot))
              .setDatasetHash(ByteString.copyFrom(Keccak.bytes(new byte[0])))
              .build());
      Challenger challenger = new Challenger(rpc, addresses);
      challenger.approveBonds();
      await()
          .atMost(60, SECONDS)
          .until(
              () -> {
                feed.pump();
                return new JdbcAnchorLog(session).lastAnchored().isPresent();
              });
      challenger.demandLeaf(ledger.find(EpochId.of(1)).orElseThrow().header(), TreeTag.NODES, 0);
      // half the delay later it would be too late
      await()
          .atMost(15, SECONDS)
          .until(() -> rpc.events(addresses.address(ContractName.OPENING_CHALLENGES), OPENED) == 1);
      await()
          .atMost(120, SECONDS)
          .untilAsserted(
              () -> {
                feed.pump();
                given().get("/v1/epochs/1").then().statusCode(200).body("state", equalTo("active"));
              });
      assertThat(chain.pricePerGibAt(Instant.EPOCH)).isEqualTo(FIRST_PRICE);
      assertThat(chain.pricePerGibAt(Instant.ofEpochSecond(time(snapshot)))).isEqualTo(FIRST_PRICE);
      String digest = given().get("/v1/epochs/1").path("digest");
      String call = "0x" + selector("digestAt(uint64)") + "%064x".formatted(1);
      assertThat(
              rpc.call(
                      "eth_call",
                      java.util.Map.of(
                          "to", addresses.address(ContractName.EPOCH_ANCHOR).hex(), "data", call),
                      "latest")
                  .asText())
          .isEqualTo(digest);
      String settled = "0x" + selector("settledEpoch()");
      await()
          .atMost(60, SECONDS)
          .untilAsserted(
              () -> {
                feed.pump();
                assertThat(
                        rpc.call(
                                "eth_call",
                                java.util.Map.of(
                                    "to",
                                    addresses.address(ContractName.EPOCH_ANCHOR).hex(),
                                    "data",
                                    settled),
                                "latest")
                            .asText())
                    .endsWith("1");
              });
      String etag = given().get("/v1/epochs/1").header("ETag");
      given().header("If-None-Match", etag).get("/v1/epochs/1").then().statusCode(304);
      given().get("/v1/epochs?limit=1").then().statusCode(200).body("items.size()", equalTo(1));
      given()
          .get("/v1/epochs/1/nodes/0x" + "ab".repeat(32))
          .then()
          .statusCode(404)
          .body("code", equalTo("NODE_NOT_IN_EPOCH"));
    }
  }

  @Test
  void readsAreOpenAndBadInputIsAProblemThatNamesTheField() {
    given()
        .get("/v1/rewards/" + ACCOUNT)
        .then()
        .statusCode(200)
        .body("cumulative", equalTo("0"))
        .body("claimable", equalTo("0"));
    given()
        .get("/v1/rewards/" + ACCOUNT + "/claim")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("NOTHING_TO_CLAIM"));
    given()
        .get("/v1/rewards/0x12")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED"))
        .body("errors[0].field", equalTo("account"));
    given().get("/v1/epochs/-1").then().statusCode(400);
    given().get("/v1/epochs/99999").then().statusCode(404);
    for (String limit : java.util.List.of("0", "many")) {
      given()
          .get("/v1/epochs?limit=" + limit)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("limit"));
    }
    given().get("/v1/epochs?cursor=x").then().statusCode(400);
  }

  @Test
  void tellsHowManyEpochsWereSignedWithoutTheNodesStateAndHowManyDemandsAreOpen() {
    given()
        .get("/q/health/ready")
        .then()
        .body("checks.find { it.name == 'verifier' }.data.openDemands", equalTo(0))
        .body("checks.find { it.name == 'verifier' }.data.uncheckedEpochs", equalTo(0));
    assertThat(given().get("/q/metrics").asString())
        .contains("conet_epochs_unchecked_total 0.0")
        .contains("conet_demands_open 0.0");
  }

  @Test
  void onlyVerifiersBringAttestations() {
    assertThat(submit(null)).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(submit(TokenIssuer.expiredToken("v", "verifier")))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(submit(TokenIssuer.foreignToken("v", "verifier")))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(submit(TokenIssuer.token("o", "operator", "service")))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(submit(TokenIssuer.token("v", "verifier"))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    SigningKey stranger = SigningKey.generate(new SecureRandom());
    SubmitAttestationRequest signed =
        SubmitAttestationRequest.newBuilder()
            .setHeader(header())
            .setVerifier(ByteString.copyFrom(stranger.address().toBytes()))
            .setSignature(
                ByteString.copyFrom(stranger.sign(network.conet.units.Hash32.ZERO).toBytes()))
            .build();
    assertThat(submit(signed, TokenIssuer.token("v", "verifier")))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  private static EpochHeader header() {
    ByteString zero = ByteString.copyFrom(new byte[32]);
    return EpochHeader.newBuilder()
        .setEpoch(7)
        .setPreviousDigest(zero)
        .setSnapshotHash(zero)
        .setProofsRoot(zero)
        .setNodesRoot(zero)
        .setEntriesRoot(zero)
        .setAccountsRoot(zero)
        .setTotalWeight("0")
        .setEmission("0")
        .setFees("0")
        .setRewards("0")
        .setTreasury("0")
        .setBurned("0")
        .setDatasetHash(zero)
        .build();
  }

  private Status.Code submit(String token) {
    return submit(SubmitAttestationRequest.getDefaultInstance(), token);
  }

  private Status.Code submit(SubmitAttestationRequest request, String token) {
    try (GrpcPort port = new GrpcPort(server.getPort())) {
      Channel caller = token == null ? port.asNobody() : port.as(token);
      return GrpcPort.codeOf(
          () -> AttestationServiceGrpc.newBlockingStub(caller).submitAttestation(request));
    }
  }

  private static long time(JsonNode block) {
    return Long.decode(block.get("timestamp").asText());
  }

  private static String selector(String signature) {
    return network.conet.chainaccess.Selector.of(signature).hex().substring(2);
  }
}
