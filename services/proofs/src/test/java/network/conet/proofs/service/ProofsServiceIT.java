package network.conet.proofs.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.dataset.DatasetHasher;
import network.conet.evidence.dataset.DatasetRecord;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.voucher.BlindSignature;
import network.conet.evidence.voucher.BlindingOutcome;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherBlinding;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherRequest;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proofs.fixtures.Network;
import network.conet.proofs.fixtures.Network.Node;
import network.conet.proofs.fixtures.Network.Session;
import network.conet.proto.proofs.v1.DatasetFrozen;
import network.conet.proto.proofs.v1.GetDatasetRequest;
import network.conet.proto.proofs.v1.GetDatasetResponse;
import network.conet.proto.proofs.v1.IssueVouchersRequest;
import network.conet.proto.proofs.v1.ListVoucherKeysRequest;
import network.conet.proto.proofs.v1.StreamRecordsRequest;
import network.conet.proto.proofs.v1.StreamRecordsResponse;
import network.conet.proto.proofs.v1.SubmitReceiptsResponse;
import network.conet.testing.KafkaBroker;
import network.conet.testing.KafkaTestResource;
import network.conet.testing.PostgresTestResource;
import network.conet.testing.TokenIssuer;
import network.conet.testing.TokenIssuerTestResource;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service on a real database, broker, chain and issuer of tokens. */
@QuarkusTest
@QuarkusTestResource(AnchorOnAnvil.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(
    value = KafkaTestResource.class,
    initArgs = @ResourceArg(name = KafkaTestResource.USER, value = "proofs"))
@QuarkusTestResource(TokenIssuerTestResource.class)
class ProofsServiceIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long MEBIBYTE = 1 << 20;

  /** A MiB costs 1000 units. */
  private static final long PRICE = 1_024_000;

  @ConfigProperty(name = "quarkus.http.test-port", defaultValue = "8081")
  int port;

  private final SigningKey payer = SigningKey.generate(Network.RANDOM);
  private final Node relay = Node.fresh();
  private final Node measurer = Node.fresh();

  @Test
  void fromCreditToAFrozenDataset() throws Exception {
    try (ChainTopic chain = new ChainTopic();
        GrpcCaller operator = caller("operator");
        GrpcCaller verifier = caller("verifier")) {
      chain.priceSet(PRICE);
      chain.nodeRegistered(relay);
      chain.nodeRegistered(measurer);
      chain.block(1, AnchorOnAnvil.GENESIS);
      chain.creditCommitted(payer.address(), 2_500);
      chain.block(2, AnchorOnAnvil.GENESIS + 1);
      await().atMost(LIMIT).until(() -> given().get("/q/health/ready").statusCode() == 200);

      given()
          .get("/v1/vouchers/keys")
          .then()
          .body("items.pricePerGib", everyItem(equalTo(Long.toString(PRICE))))
          .body(
              "items.findAll { it.denomination == 1048576 }.price",
              equalTo(List.of("1000", "1000")));
      assertThat(epochStart(verifier)).isEqualTo(AnchorOnAnvil.GENESIS);
      Session session = buyVoucher();
      refusesWhatItMust(session);
      SessionEvidence good = session.receipt(MEBIBYTE / 2, 1);
      SessionEvidence tooMuch = session.receipt(MEBIBYTE + 1, 2);
      SessionEvidence foreign =
          session.receiptFor(relay.id(), MEBIBYTE, 3, SigningKey.generate(Network.RANDOM));
      List<SubmitReceiptsResponse> answers = operator.submit(good, tooMuch, foreign, good);
      assertThat(answers).hasSize(5).allMatch(a -> a.getStored() == (a.getCorrelation() != 4));
      assertThat(answers.get(4).getReason()).startsWith("MALFORMED");
      awaitVerdict(good, "accepted").body("bytesAdded", equalTo((int) (MEBIBYTE / 2)));
      awaitVerdict(tooMuch, "rejected").body("refusal", equalTo("OVER_DENOMINATION"));
      awaitVerdict(foreign, "rejected").body("refusal", equalTo("BAD_RECEIPT_SIGNATURE"));
      given()
          .get("/v1/proofs?status=rejected&limit=1&node=" + relay.id())
          .then()
          .statusCode(200)
          .body("items", hasSize(1));

      SignedReport capacity = Network.capacity(1, relay.id(), measurer, 5_000_000);
      operator.report(capacity);
      operator.report(Network.uptime(1, relay.id(), measurer, 0, true));
      operator.report(Network.uptime(1, relay.id(), measurer, 1, false));
      assertStatus(
          Status.Code.ALREADY_EXISTS,
          () -> operator.report(Network.capacity(1, relay.id(), measurer, 1)));
      assertStatus(
          Status.Code.FAILED_PRECONDITION,
          () -> operator.report(Network.capacity(2, relay.id(), measurer, 1)));
      assertStatus(Status.Code.INVALID_ARGUMENT, () -> operator.selfReport(relay.id()));
      assertStatus(
          Status.Code.FAILED_PRECONDITION,
          () -> verifier.datasets().getDataset(GetDatasetRequest.newBuilder().setEpoch(1).build()));

      chain.block(3, AnchorOnAnvil.GENESIS + 60);
      await().atMost(LIMIT).until(() -> given().get("/v1/datasets/1").statusCode() == 200);
      GetDatasetResponse dataset =
          verifier.datasets().getDataset(GetDatasetRequest.newBuilder().setEpoch(1).build());
      assertThat(dataset.getTotalsList()).hasSize(1);
      assertThat(dataset.getTotals(0).getFees()).isEqualTo("500");
      assertThat(dataset.getTotals(0).getCapacity()).isEqualTo(5_000_000);
      assertThat(dataset.getTotals(0).getUptimeBps()).isEqualTo(5_000);
      assertThat(dataset.getTotals(0).getBytesCarried()).isEqualTo(MEBIBYTE / 2);
      assertThat(recomputedHash(verifier, good))
          .isEqualTo(Hash32.of(dataset.getDatasetHash().toByteArray()));
      assertThat(frozenEvent().getDatasetHash()).isEqualTo(dataset.getDatasetHash());
      String tag = given().get("/v1/datasets/1").header("ETag");
      given().header("If-None-Match", tag).get("/v1/datasets/1").then().statusCode(304);

      assertThat(epochStart(verifier)).isEqualTo(AnchorOnAnvil.GENESIS + 60);
      SessionEvidence late = session.receipt(MEBIBYTE, 9);
      operator.submit(late);
      awaitVerdict(late, "accepted").body("epoch", equalTo(2));
      assertStatus(Status.Code.FAILED_PRECONDITION, () -> operator.report(capacity));
    }
  }

  @Test
  void whoHasNoTokenOrABadOneIsRefused() {
    for (String token :
        List.of(
            TokenIssuer.expiredToken("x", "client", "operator"),
            TokenIssuer.foreignToken("x", "client", "operator"),
            TokenIssuer.token("x", "client", "operator") + "x")) {
      post(Map.of(), token).statusCode(401);
      try (GrpcCaller bad = new GrpcCaller(port, token)) {
        assertEveryCall(bad, Status.Code.UNAUTHENTICATED);
      }
    }
    given()
        .contentType("application/json")
        .body(Map.of())
        .post("/v1/vouchers")
        .then()
        .statusCode(401);
    try (GrpcCaller nobody = new GrpcCaller(port, "")) {
      assertEveryCall(nobody, Status.Code.UNAUTHENTICATED);
    }
  }

  @Test
  void whoHasAnotherRoleIsRefused() {
    post(Map.of(), TokenIssuer.token("x", "operator")).statusCode(403);
    try (GrpcCaller voter = caller("voter")) {
      assertEveryCall(voter, Status.Code.PERMISSION_DENIED);
    }
  }

  @Test
  void badInputIsNamed() {
    given()
        .get("/v1/proofs?node=0x12")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("MALFORMED_REQUEST"))
        .body("errors[0].field", equalTo("node"));
    for (String bad :
        List.of(
            "epoch=-1",
            "epoch=99999999999999999999",
            "status=x",
            "limit=0",
            "limit=201",
            "cursor=x")) {
      given().get("/v1/proofs?" + bad).then().statusCode(400);
    }
    given().get("/v1/proofs/nonsense").then().statusCode(400);
    given()
        .get("/v1/proofs/" + Network.hash())
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
    given().get("/v1/datasets/77").then().statusCode(409).body("code", equalTo("EPOCH_OPEN"));
    String client = TokenIssuer.token("x", "client");
    post(Map.of("requestId", "0x00"), client).statusCode(400);
    given()
        .auth()
        .oauth2(client)
        .contentType("application/json")
        .body("{\"denomination\":99999999999999999999}")
        .post("/v1/vouchers")
        .then()
        .statusCode(400);
  }

  private static long epochStart(GrpcCaller caller) {
    return caller
        .vouchers()
        .listVoucherKeys(ListVoucherKeysRequest.getDefaultInstance())
        .getEpochStartTime();
  }

  private void refusesWhatItMust(Session session) {
    String client = TokenIssuer.token("c", "client");
    VoucherBlinding blinding = blind(session.voucher().prepared());
    post(body(request(2, blinding), payer), client)
        .statusCode(402)
        .body("code", equalTo("CREDIT_EXHAUSTED"));
    post(body(request(1, blinding), SigningKey.generate(Network.RANDOM)), client)
        .statusCode(400)
        .body("code", equalTo("BAD_PAYER_SIGNATURE"));
  }

  private Session buyVoucher() {
    SigningKey sessionKey = SigningKey.generate(Network.RANDOM);
    PreparedVoucher prepared =
        PreparedVoucher.prepare(
            new VoucherMessage(
                VoucherWindow.of(0), ByteCount.of(MEBIBYTE), relay.id(), sessionKey.publicKey()),
            Network.RANDOM);
    VoucherBlinding blinding = blind(prepared);
    Map<String, Object> body = body(request(1, blinding), payer);
    String client = TokenIssuer.token("c", "client");
    String signature =
        post(body, client)
            .statusCode(200)
            .body("remainingCredit", equalTo("1500"))
            .extract()
            .path("blindSignatures[0]");
    post(body, client).statusCode(200).body("blindSignatures[0]", equalTo(signature));
    BlindingOutcome outcome = blinding.finish(new BlindSignature(signature));
    assertThat(outcome).isInstanceOf(BlindingOutcome.Issued.class);
    Voucher voucher = ((BlindingOutcome.Issued) outcome).voucher();
    return new Session(voucher, sessionKey);
  }

  private static VoucherBlinding blind(PreparedVoucher prepared) {
    String key =
        given()
            .get("/v1/vouchers/keys")
            .then()
            .statusCode(200)
            .extract()
            .path("items.find { it.window == 0 && it.denomination == 1048576 }.publicKey");
    return VoucherBlinding.blind(prepared, IssuerPublicKey.parse(Hex.parse(key)), Network.RANDOM);
  }

  private VoucherRequest request(int count, VoucherBlinding blinding) {
    return new VoucherRequest(
        Network.hash(),
        payer.address(),
        VoucherWindow.of(0),
        ByteCount.of(MEBIBYTE),
        java.util.Collections.nCopies(count, blinding.blinded()));
  }

  private static Map<String, Object> body(VoucherRequest request, SigningKey signer) {
    Map<String, Object> body = new HashMap<>();
    body.put("requestId", request.requestId().hex());
    body.put("payer", request.payer().hex());
    body.put("window", request.window().number());
    body.put("denomination", request.denomination().bytes());
    body.put("blindedMessages", request.blinded().stream().map(b -> b.hex()).toList());
    body.put("payerSignature", signer.sign(request.digest(Network.DOMAIN)).hex());
    return body;
  }

  private Hash32 recomputedHash(GrpcCaller verifier, SessionEvidence settled) {
    Iterator<StreamRecordsResponse> stream =
        verifier.datasets().streamRecords(StreamRecordsRequest.newBuilder().setEpoch(1).build());
    List<StreamRecordsResponse> all = new ArrayList<>();
    stream.forEachRemaining(all::add);
    assertThat(all.getFirst().hasKey()).isTrue();
    DatasetHasher hasher = new DatasetHasher();
    for (StreamRecordsResponse next : all) {
      switch (next.getRecordCase()) {
        case KEY -> assertThat(next.getKey().getWindow()).isZero();
        case SESSION -> hasher.add(DatasetRecord.session(settled, ByteCount.ZERO));
        case CAPACITY ->
            hasher.add(DatasetRecord.report(GrpcCaller.decode(next.getCapacity()), Network.DOMAIN));
        case UPTIME ->
            hasher.add(DatasetRecord.report(GrpcCaller.decode(next.getUptime()), Network.DOMAIN));
        case RECORD_NOT_SET -> throw new AssertionError("an empty record");
      }
    }
    return hasher.hash();
  }

  private static DatasetFrozen frozenEvent() throws Exception {
    try (KafkaConsumer<byte[], byte[]> consumer = KafkaBroker.as("rewards-1").consumer(Map.of())) {
      TopicPartition partition = new TopicPartition("conet.proofs.datasets.v1", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<byte[]> values = new ArrayList<>();
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(next -> values.add(next.value()));
                return !values.isEmpty();
              });
      return DatasetFrozen.parseFrom(values.getFirst());
    }
  }

  private static ValidatableResponse awaitVerdict(SessionEvidence receipt, String status) {
    String path = "/v1/proofs/" + receipt.receiptId();
    await()
        .atMost(LIMIT)
        .until(() -> status.equals(given().get(path).then().extract().path("status")));
    return given().get(path).then().statusCode(200);
  }

  private void assertEveryCall(GrpcCaller caller, Status.Code code) {
    assertStatus(code, caller::submit);
    assertStatus(code, () -> caller.report(Network.capacity(1, relay.id(), measurer, 1)));
    assertStatus(code, () -> caller.report(Network.uptime(1, relay.id(), measurer, 1, true)));
    assertStatus(
        code, () -> caller.vouchers().issueVouchers(IssueVouchersRequest.getDefaultInstance()));
    assertStatus(code, () -> caller.datasets().getDataset(GetDatasetRequest.getDefaultInstance()));
    assertStatus(
        code,
        () ->
            caller
                .datasets()
                .streamRecords(StreamRecordsRequest.getDefaultInstance())
                .forEachRemaining(next -> {}));
  }

  private static void assertStatus(Status.Code code, ThrowingCall call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> assertThat(refused.getStatus().getCode()).isEqualTo(code));
  }

  private GrpcCaller caller(String role) {
    return new GrpcCaller(port, TokenIssuer.token("svc", role));
  }

  private static ValidatableResponse post(Map<String, Object> body, String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .post("/v1/vouchers")
        .then();
  }

  @FunctionalInterface
  private interface ThrowingCall {
    void run() throws Exception;
  }
}
