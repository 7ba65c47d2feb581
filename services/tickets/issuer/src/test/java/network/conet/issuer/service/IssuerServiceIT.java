package network.conet.issuer.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import network.conet.chainaccess.SigningKey;
import network.conet.issuer.fixtures.Client;
import network.conet.testing.EmptyDeployment;
import network.conet.testing.PostgresTestResource;
import network.conet.testing.TokenIssuer;
import network.conet.testing.TokenIssuerTestResource;
import network.conet.tickets.Denomination;
import network.conet.tickets.KeyHash;
import network.conet.tickets.KeySlot;
import network.conet.tickets.Paid;
import network.conet.tickets.TicketKind;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.request.TokenPurchase;
import network.conet.tickets.rsa.BlindSignature;
import network.conet.tickets.rsa.IssuerPublicKey;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import network.conet.units.Hex;
import org.junit.jupiter.api.Test;

/** The whole service on a real database: what it answers, and whom it refuses. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(TokenIssuerTestResource.class)
@QuarkusTestResource(IssuerSettings.class)
@QuarkusTestResource(
    value = EmptyDeployment.class,
    initArgs = @ResourceArg(name = EmptyDeployment.CONTRACTS, value = "Escrow"))
class IssuerServiceIT {
  private static final ChainId CHAIN = ChainId.of(31337);
  private static final TicketWindow WINDOW = TicketWindow.of(0);
  private static final Denomination LARGE = Denomination.ofBytes(1 << 26);
  private static final KeySlot TOKEN = new KeySlot(TicketKind.TOKEN, WINDOW, LARGE);
  private static final KeySlot TICKET =
      new KeySlot(TicketKind.TICKET, WINDOW, Denomination.ofBytes(1 << 22));

  private final SigningKey payer = SigningKey.generate(Client.RANDOM);
  private final Client client = new Client(slot -> Optional.of(key(slot)));

  @Test
  void creditBuysTokensAndTokensBecomeTicketsWithoutAnAccount() {
    credit(RequestId.random(Client.RANDOM), "65536").statusCode(204);
    Client.Order order = client.order(TOKEN, 1);
    Map<String, Object> purchase = purchase(order);
    List<String> answer =
        buy(purchase).statusCode(200).extract().jsonPath().getList("blindSignatures");
    assertThat(signatures(buy(purchase).statusCode(200))).isEqualTo(answer);
    assertThat(
            signatures(
                given()
                    .auth()
                    .oauth2(TokenIssuer.token("somebody", "client"))
                    .get("/v1/issuer/purchases/" + purchase.get("requestId"))
                    .then()
                    .statusCode(200)))
        .isEqualTo(answer);
    List<Paid> tokens = order.finish(answer.stream().map(BlindSignature::parse).toList());

    Client.Order tickets = client.order(TICKET, 16);
    Map<String, Object> exchange = exchange(tokens, tickets);
    List<String> signed = signatures(exchange(exchange).statusCode(200));
    assertThat(tickets.finish(signed.stream().map(BlindSignature::parse).toList())).hasSize(16);
    String id = String.valueOf(exchange.get("requestId"));
    assertThat(signatures(given().get("/v1/issuer/exchanges/" + id).then().statusCode(200)))
        .isEqualTo(signed);

    exchange(exchange(tokens, client.order(TICKET, 16)))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("ALREADY_SPENT"));
    buy(purchase(client.order(TOKEN, 1))).statusCode(402).body("code", equalTo("CREDIT_EXHAUSTED"));
  }

  @Test
  void onlyServicesTellOfCreditAndSettlementAndOnlyClientsBuy() {
    Map<String, Object> purchase = purchase(client.order(TOKEN, 1));
    given()
        .contentType("application/json")
        .body(purchase)
        .post("/v1/issuer/purchases")
        .then()
        .statusCode(401);
    given()
        .auth()
        .oauth2(TokenIssuer.token("somebody", "voter"))
        .contentType("application/json")
        .body(purchase)
        .post("/v1/issuer/purchases")
        .then()
        .statusCode(403)
        .body("code", equalTo("ROLE_MISSING"));
    given()
        .auth()
        .oauth2(TokenIssuer.token("somebody", "client"))
        .contentType("application/json")
        .body(Map.of())
        .put("/v1/issuer/credits/" + RequestId.random(Client.RANDOM))
        .then()
        .statusCode(403);
    given().put("/v1/issuer/windows/0/closed").then().statusCode(401);
  }

  @Test
  void aCreditCountsOnce() {
    RequestId id = RequestId.random(Client.RANDOM);
    credit(id, "65536").statusCode(204);
    credit(id, "65536").statusCode(204);
    credit(id, "65537").statusCode(409).body("code", equalTo("CONTRADICTS_EARLIER"));
    buy(purchase(client.order(TOKEN, 2))).statusCode(402);
    buy(purchase(client.order(TOKEN, 1))).statusCode(200);
  }

  @Test
  void whatCannotBeReadIsRefusedByField() {
    Map<String, Object> purchase = new HashMap<>(purchase(client.order(TOKEN, 1)));
    purchase.put("account", "0x12");
    buy(purchase).statusCode(400).body("errors.field", equalTo(List.of("account")));
    exchange(
            Map.of(
                "requestId", RequestId.random(Client.RANDOM).toString(), "spent", List.of("0x00")))
        .statusCode(400)
        .body("code", equalTo("MALFORMED"))
        .body("errors.field", equalTo(List.of("spent")));
    exchange(Map.of()).statusCode(400);
    given().get("/v1/issuer/exchanges/nonsense").then().statusCode(400);
    given()
        .get("/v1/issuer/exchanges/" + RequestId.random(Client.RANDOM))
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void keysAreOfTwoWindowsWithTheirHashes() {
    given()
        .get("/v1/issuer/keys")
        .then()
        .statusCode(200)
        .body("openWindow", equalTo(0))
        .body("items", hasSize(6))
        .body("items.findAll { it.denomination == 67108864 }.price", everyItem(equalTo("65536")));
    IssuerPublicKey key = key(TOKEN);
    String hash = KeyHash.of(CHAIN, TOKEN, key).hex();
    given()
        .get("/v1/issuer/keys")
        .then()
        .body("items.findAll { it.hash == '" + hash + "' }", hasSize(1));
  }

  @Test
  void itIsReadyAndItsMetricsNameNobody() {
    given().get("/q/health/ready").then().statusCode(200);
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(not(containsString(payer.address().hex())));
  }

  private ValidatableResponse credit(RequestId id, String amount) {
    return given()
        .auth()
        .oauth2(TokenIssuer.token("svc-proofs", "service"))
        .contentType("application/json")
        .body(Map.of("account", payer.address().hex(), "window", 0, "amount", amount))
        .put("/v1/issuer/credits/" + id)
        .then();
  }

  private Map<String, Object> purchase(Client.Order order) {
    TokenPurchase purchase =
        new TokenPurchase(
            RequestId.random(Client.RANDOM), payer.address(), WINDOW, LARGE, order.blinded());
    AccountAddress escrow = AccountAddress.parse("0x" + "0".repeat(39) + "1");
    return Map.of(
        "requestId", purchase.id().toString(),
        "account", payer.address().hex(),
        "window", 0,
        "denomination", LARGE.bytes(),
        "blindedMessages", order.blinded().stream().map(Object::toString).toList(),
        "accountSignature",
            payer.sign(purchase.digest(TokenPurchase.domain(CHAIN, escrow))).toString());
  }

  private static ValidatableResponse buy(Map<String, Object> purchase) {
    return given()
        .auth()
        .oauth2(TokenIssuer.token("somebody", "client"))
        .contentType("application/json")
        .body(purchase)
        .post("/v1/issuer/purchases")
        .then();
  }

  private static Map<String, Object> exchange(List<Paid> spent, Client.Order order) {
    return Map.of(
        "requestId",
        RequestId.random(Client.RANDOM).toString(),
        "spent",
        spent.stream().map(paid -> Hex.encode(paid.encode())).toList(),
        "wanted",
        order.blinded().stream()
            .map(
                blinded ->
                    Map.of(
                        "kind", order.slot().kind().name().toLowerCase(Locale.ROOT),
                        "window", order.slot().window().number(),
                        "denomination", order.slot().denomination().bytes(),
                        "blindedMessage", blinded.hex()))
            .toList());
  }

  private static ValidatableResponse exchange(Map<String, Object> exchange) {
    return given()
        .contentType("application/json")
        .body(exchange)
        .post("/v1/issuer/exchanges")
        .then();
  }

  private static List<String> signatures(ValidatableResponse answer) {
    return answer.extract().jsonPath().getList("blindSignatures");
  }

  private static IssuerPublicKey key(KeySlot slot) {
    String kind = slot.kind().name().toLowerCase(Locale.ROOT);
    return IssuerPublicKey.parse(
        Hex.parse(
            given()
                .get("/v1/issuer/keys")
                .then()
                .extract()
                .jsonPath()
                .getString(
                    "items.find { it.kind == '%s' && it.window == %d && it.denomination == %d }.publicKey"
                        .formatted(kind, slot.window().number(), slot.denomination().bytes()))));
  }
}
