package network.conet.chain;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.net.URL;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Selector;
import network.conet.chainaccess.SigningKey;
import network.conet.chainevents.ChainBlock;
import network.conet.proto.chain.v1.GetTransactionRequest;
import network.conet.proto.chain.v1.SubmitCallRequest;
import network.conet.proto.chain.v1.SubmitSignedRequest;
import network.conet.proto.chain.v1.Transaction;
import network.conet.proto.chain.v1.TransactionServiceGrpc;
import network.conet.proto.chain.v1.TransactionServiceGrpc.TransactionServiceBlockingStub;
import network.conet.proto.chain.v1.TransactionState;
import network.conet.testing.GrpcPort;
import network.conet.testing.KafkaBroker;
import network.conet.testing.KafkaTestResource;
import network.conet.testing.PostgresTestResource;
import network.conet.testing.TokenIssuer;
import network.conet.testing.TokenIssuerTestResource;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.TxHash;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/** The whole service on a real chain, database, broker and issuer. */
@QuarkusTest
@QuarkusTestResource(DeploymentOnAnvil.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(
    value = KafkaTestResource.class,
    initArgs = @ResourceArg(name = KafkaTestResource.USER, value = "chain"))
@QuarkusTestResource(TokenIssuerTestResource.class)
class ChainServiceIT {
  private static final long CHAIN = 31_337;

  @Inject ContractAddresses addresses;

  @ConfigProperty(name = "CONET_RPC_URL")
  String rpcUrl;

  @TestHTTPResource URL server;

  @Test
  void anyoneMayAskForTheNetwork() {
    given()
        .get("/v1/network")
        .then()
        .statusCode(200)
        .body("chainId", equalTo((int) CHAIN))
        .body("contracts.Staking", notNullValue())
        .body("voucherDenominations", hasItem(1_073_741_824));
  }

  @Test
  void whoHasNoTokenOrABadOneIsRefused() {
    String raw = sign(newAccount(), 0, delegateCall(1), CHAIN);
    given()
        .contentType("application/json")
        .body(Map.of("raw", raw))
        .post("/v1/transactions")
        .then()
        .statusCode(401);
    for (String token :
        List.of(
            TokenIssuer.expiredToken("x", "delegator"),
            TokenIssuer.foreignToken("x", "delegator"),
            TokenIssuer.token("x", "delegator") + "x")) {
      post(raw, token).statusCode(401);
    }
    given().get("/v1/transactions/0x" + "00".repeat(32)).then().statusCode(401);
  }

  @Test
  void whoHasAnotherRoleIsRefused() {
    String raw = sign(newAccount(), 0, delegateCall(1), CHAIN);
    post(raw, TokenIssuer.token("x", "voter"))
        .statusCode(403)
        .body("code", equalTo("ROLE_MISSING"));
    post(raw, TokenIssuer.token("x")).statusCode(403);
  }

  @Test
  void badInputIsNamedAndChangesNothing() {
    String token = TokenIssuer.token("x", "delegator");
    post("0x1234", token).statusCode(400).body("code", equalTo("MALFORMED_TRANSACTION"));
    post("zz", token)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("MALFORMED_REQUEST"))
        .body("errors[0].field", equalTo("raw"));
    post(sign(newAccount(), 0, delegateCall(1), 1), token)
        .statusCode(400)
        .body("code", equalTo("WRONG_CHAIN"));
    post(sign(newAccount(), 0, Selector.of("slash(bytes32,uint256,uint256)").hex(), CHAIN), token)
        .statusCode(403)
        .body("code", equalTo("FUNCTION_NOT_ALLOWED"));
    post(sign(newAccount(), 7, delegateCall(1), CHAIN), token);
    given()
        .auth()
        .oauth2(token)
        .get("/v1/transactions/0x" + "00".repeat(32))
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_TRANSACTION"));
    given().auth().oauth2(token).get("/v1/transactions/nonsense").then().statusCode(400);
  }

  @Test
  void aSignedTransactionIsConfirmedAndItsLogIsTold() {
    String token = TokenIssuer.token("alice", "delegator");
    String raw = sign(newAccount(), 0, delegateCall(42), CHAIN);
    String hash = post(raw, token).statusCode(202).extract().path("hash");
    post(raw, token).statusCode(202).body("hash", equalTo(hash));
    awaitState(hash, token, "confirmed");
    try (BlocksTopic topic = new BlocksTopic(addresses, KafkaBroker.as("staking"))) {
      ChainBlock block = topic.awaitLog(TxHash.parse(hash));
      assertThat(block.logs())
          .filteredOn(log -> log.transaction().equals(TxHash.parse(hash)))
          .singleElement()
          .satisfies(log -> assertThat(log.topics()).containsExactly(Hash32.ZERO));
    }
  }

  @Test
  void aRevertedTransactionSaysWhy() {
    String token = TokenIssuer.token("alice", "delegator");
    String hash =
        post(sign(newAccount(), 0, delegateCall(0), CHAIN), token)
            .statusCode(202)
            .extract()
            .path("hash");
    awaitState(hash, token, "reverted");
    given()
        .auth()
        .oauth2(token)
        .get("/v1/transactions/" + hash)
        .then()
        .body("revertReason", equalTo("NodeNotJailed(0x" + "00".repeat(32) + ")"));
  }

  @Test
  void aServicesCallIsSentOnceUnderItsKey() {
    try (Client client = new Client(TokenIssuer.token("svc-rewards-1", "service"))) {
      String key = "anchor:" + UUID.randomUUID();
      Transaction first = client.stub.submitCall(call(key, 7)).getTransaction();
      Transaction again = client.stub.submitCall(call(key, 7)).getTransaction();
      assertThat(again.getHash()).isEqualTo(first.getHash());
      assertStatus(() -> client.stub.submitCall(call(key, 8)), Status.Code.ALREADY_EXISTS);
      assertStatus(
          () -> client.stub.submitCall(call("revert:" + key, 0)), Status.Code.FAILED_PRECONDITION);
      await()
          .atMost(30, SECONDS)
          .until(
              () ->
                  client
                      .stub
                      .getTransaction(
                          GetTransactionRequest.newBuilder().setIdempotencyKey(key).build())
                      .getTransaction()
                      .getState(),
              TransactionState.TRANSACTION_STATE_CONFIRMED::equals);
    }
  }

  @Test
  void theKeySignsNothingForWhoIsNotGrantedIt() {
    try (Client staking = new Client(TokenIssuer.token("svc-staking", "service"));
        Client rewards = new Client(TokenIssuer.token("svc-rewards-1", "service"))) {
      assertStatus(() -> staking.stub.submitCall(call("k", 1)), Status.Code.PERMISSION_DENIED);
      SubmitCallRequest delegation =
          call("k", 1).toBuilder()
              .setTo(ByteString.copyFrom(addresses.address(ContractName.STAKING).toBytes()))
              .build();
      assertStatus(() -> rewards.stub.submitCall(delegation), Status.Code.PERMISSION_DENIED);
      GetTransactionRequest own =
          GetTransactionRequest.newBuilder().setIdempotencyKey("own").build();
      rewards.stub.submitCall(call("own", 1));
      assertThat(rewards.stub.getTransaction(own).hasTransaction()).isTrue();
      assertStatus(() -> staking.stub.getTransaction(own), Status.Code.NOT_FOUND);
    }
  }

  @Test
  void anAccountsTransactionsAreListedPageByPage() {
    String token = TokenIssuer.token("alice", "delegator");
    SigningKey account = newAccount();
    for (int nonce = 0; nonce < 3; nonce++) {
      post(sign(account, nonce, delegateCall(1), CHAIN), token).statusCode(202);
    }
    String path = "/v1/transactions?limit=2&account=" + account.address().hex();
    String next =
        given()
            .auth()
            .oauth2(token)
            .get(path)
            .then()
            .statusCode(200)
            .body("items.nonce", equalTo(List.of(2, 1)))
            .body("items[0].from", equalTo(account.address().hex()))
            .extract()
            .path("next");
    given()
        .auth()
        .oauth2(token)
        .get(path + "&cursor=" + next)
        .then()
        .body("items.nonce", equalTo(List.of(0)))
        .body("next", equalTo(null));
    given().auth().oauth2(token).get(path + "&cursor=x").then().statusCode(400);
    given().auth().oauth2(token).get("/v1/transactions").then().statusCode(400);
    given().get(path).then().statusCode(401);
  }

  @Test
  void whatTheChainCannotCarryOutIsRefusedWithItsReason() {
    String token = TokenIssuer.token("alice", "delegator");
    SigningKey poor = SigningKey.generate(new SecureRandom());
    post(sign(poor, 0, delegateCall(1), CHAIN), token)
        .statusCode(422)
        .body("code", equalTo("UNFUNDED"));
    post(sign(newAccount(), 64, delegateCall(1), CHAIN), token)
        .statusCode(422)
        .body("code", equalTo("NONCE_TOO_FAR"));
    String ahead = sign(newAccount(), 63, delegateCall(1), CHAIN);
    post(ahead + "00", token).statusCode(400).body("code", equalTo("MALFORMED_TRANSACTION"));
    post("0x04" + ahead.substring(4), token)
        .statusCode(400)
        .body("code", equalTo("MALFORMED_TRANSACTION"));
    post(ahead, token).statusCode(202);
  }

  @Test
  void manyCallsAtOnceAllConfirm() {
    try (Client client = new Client(TokenIssuer.token("svc-rewards-1", "service"))) {
      List<String> keys = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        keys.add("many:" + UUID.randomUUID());
      }
      keys.parallelStream().forEach(key -> client.stub.submitCall(call(key, 1)));
      await()
          .atMost(60, SECONDS)
          .until(
              () ->
                  keys.stream()
                      .map(key -> GetTransactionRequest.newBuilder().setIdempotencyKey(key).build())
                      .map(request -> client.stub.getTransaction(request).getTransaction())
                      .allMatch(t -> t.getState() == TransactionState.TRANSACTION_STATE_CONFIRMED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"x\"", "1", "{\"raw\":{}}", "{", "[[[["})
  void aBodyOfAnotherFormIsAProblemToo(String body) {
    given()
        .auth()
        .oauth2(TokenIssuer.token("x", "operator"))
        .contentType("application/json")
        .body(body)
        .post("/v1/transactions")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("MALFORMED_REQUEST"));
  }

  @Test
  void grpcSaysWhatIsMissing() {
    try (Client operator = new Client(TokenIssuer.token("x", "operator"))) {
      assertThatThrownBy(() -> operator.stub.submitCall(call("k", 1)))
          .hasMessageContaining("the token lacks the role");
    }
  }

  @Test
  void grpcRefusesWhoMayNot() {
    try (Client nobody = new Client("");
        Client operator = new Client(TokenIssuer.token("x", "operator"))) {
      assertStatus(() -> nobody.stub.submitCall(call("k", 1)), Status.Code.UNAUTHENTICATED);
      assertStatus(() -> operator.stub.submitCall(call("k", 1)), Status.Code.PERMISSION_DENIED);
      String raw = sign(newAccount(), 0, delegateCall(1), CHAIN);
      try (Client voter = new Client(TokenIssuer.token("x", "voter"))) {
        assertStatus(
            () ->
                voter.stub.submitSigned(
                    SubmitSignedRequest.newBuilder()
                        .setRawTransaction(ByteString.copyFrom(Hex.parse(raw)))
                        .build()),
            Status.Code.PERMISSION_DENIED);
      }
    }
  }

  @Test
  void whatAReorganisationTakesBackIsToldAndSentAgain() {
    AnvilRpc rpc = new AnvilRpc(rpcUrl);
    String token = TokenIssuer.token("alice", "delegator");
    SigningKey account = newAccount();
    String snapshot = rpc.text("evm_snapshot");
    String hash =
        post(sign(account, 0, delegateCall(99), CHAIN), token)
            .statusCode(202)
            .extract()
            .path("hash");
    try (BlocksTopic topic = new BlocksTopic(addresses, KafkaBroker.as("staking"))) {
      ChainBlock told = topic.awaitLog(TxHash.parse(hash));
      awaitState(hash, token, "confirmed");
      assertThat(rpc.call("evm_revert", snapshot).asBoolean()).isTrue();
      topic.awaitTakenBack(told);
      assertThat(topic.awaitLog(TxHash.parse(hash)).hash()).isNotEqualTo(told.hash());
      awaitState(hash, token, "confirmed");
    }
  }

  private SubmitCallRequest call(String key, long amount) {
    return SubmitCallRequest.newBuilder()
        .setIdempotencyKey(key)
        .setTo(ByteString.copyFrom(addresses.address(ContractName.OPENING_CHALLENGES).toBytes()))
        .setData(ByteString.copyFrom(Hex.parse(openCall(amount))))
        .build();
  }

  private static void assertStatus(Runnable call, Status.Code code) {
    assertThat(GrpcPort.codeOf(call)).isEqualTo(code);
  }

  private static ValidatableResponse post(String raw, String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("raw", raw))
        .post("/v1/transactions")
        .then();
  }

  private static void awaitState(String hash, String token, String state) {
    await()
        .atMost(30, SECONDS)
        .until(
            () ->
                given()
                    .auth()
                    .oauth2(token)
                    .get("/v1/transactions/" + hash)
                    .then()
                    .extract()
                    .path("state"),
            state::equals);
  }

  private SigningKey newAccount() {
    SigningKey key = SigningKey.generate(new SecureRandom());
    new AnvilRpc(rpcUrl).fund(key.address());
    return key;
  }

  private static String delegateCall(long amount) {
    return Selector.of("delegate(bytes32,uint256)").hex()
        + "00".repeat(32)
        + Hex.encode(AbiWords.uint(amount)).substring(2);
  }

  /** The same words under a function that the rewards service may have signed. */
  private static String openCall(long amount) {
    return Selector.of("openAccount(uint256,address,uint256,bytes32[])").hex()
        + delegateCall(amount).substring(10);
  }

  private String sign(SigningKey key, long nonce, String data, long chain) {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            chain,
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(200_000),
            addresses.address(ContractName.STAKING).hex(),
            BigInteger.ZERO,
            data,
            BigInteger.valueOf(1_000_000_000L),
            BigInteger.valueOf(5_000_000_000L));
    return Hex.encode(
        TransactionEncoder.signMessage(
            transaction, chain, Credentials.create(ECKeyPair.create(key.secretNumber()))));
  }

  private final class Client implements AutoCloseable {
    private final GrpcPort port = new GrpcPort(server.getPort());
    private final TransactionServiceBlockingStub stub;

    Client(String token) {
      stub =
          TransactionServiceGrpc.newBlockingStub(
              token.isEmpty() ? port.asNobody() : port.as(token));
    }

    @Override
    public void close() {
      port.close();
    }
  }
}
