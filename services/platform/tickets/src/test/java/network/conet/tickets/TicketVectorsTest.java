package network.conet.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import network.conet.tickets.request.Exchange;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.request.TokenPurchase;
import network.conet.tickets.request.Wanted;
import network.conet.tickets.rsa.BlindedMessage;
import network.conet.tickets.rsa.IssuerPublicKey;
import network.conet.tickets.rsa.RsaSignature;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import network.conet.units.Hex;
import network.conet.units.NodeId;
import org.junit.jupiter.api.Test;

/** What docs/spec/tickets.json says. */
class TicketVectorsTest {
  private final JsonNode vectors = read();
  private final IssuerPublicKey key =
      IssuerPublicKey.parse(Hex.parse(vectors.get("publicKey").asText()));

  @Test
  void messagesIdsAndSignatures() {
    assertThat(vectors.get("paid")).hasSize(3);
    for (JsonNode vector : vectors.get("paid")) {
      Paid paid = paid(vector);
      assertThat(Hex.encode(paid.prepared().encode())).isEqualTo(text(vector, "prepared"));
      assertThat(paid.id()).hasToString(text(vector, "id"));
      assertThat(key.verifies(paid.prepared().encode(), paid.signature().toBytes())).isTrue();
      assertThat(Paid.decode(paid.encode())).isEqualTo(paid);
    }
  }

  @Test
  void hashesOfKeys() {
    ChainId chain = chain();
    for (JsonNode vector : vectors.get("keys")) {
      assertThat(KeyHash.of(chain, slot(vector), key)).hasToString(text(vector, "hash"));
    }
  }

  @Test
  void digestOfAPurchase() {
    JsonNode vector = vectors.get("purchase");
    List<BlindedMessage> blinded = new ArrayList<>();
    vector.get("blinded").forEach(next -> blinded.add(BlindedMessage.parse(next.asText())));
    TokenPurchase purchase =
        new TokenPurchase(
            RequestId.parse(text(vector, "requestId")),
            AccountAddress.parse(text(vector, "account")),
            window(vector),
            denomination(vector),
            blinded);
    assertThat(
            purchase.digest(
                TokenPurchase.domain(chain(), AccountAddress.parse(text(vector, "escrow")))))
        .hasToString(text(vector, "digest"));
  }

  @Test
  void digestOfAnExchange() {
    JsonNode vector = vectors.get("exchange");
    List<Paid> spent = new ArrayList<>();
    vector.get("spent").forEach(at -> spent.add(paid(vectors.get("paid").get(at.asInt()))));
    List<Wanted> wanted = new ArrayList<>();
    vector
        .get("wanted")
        .forEach(
            next ->
                wanted.add(new Wanted(slot(next), BlindedMessage.parse(text(next, "blinded")))));
    assertThat(new Exchange(RequestId.parse(text(vector, "requestId")), spent, wanted).digest())
        .hasToString(text(vector, "digest"));
  }

  private ChainId chain() {
    return ChainId.of(vectors.get("chainId").asLong());
  }

  private static Paid paid(JsonNode vector) {
    PaidMessage message =
        vector.has("node")
            ? new TicketMessage(
                window(vector), denomination(vector), NodeId.parse(text(vector, "node")))
            : new TokenMessage(window(vector), denomination(vector));
    return Paid.of(
        new Prepared(Serial.of(Hex.parse(text(vector, "serial"))), message),
        RsaSignature.parse(text(vector, "signature")));
  }

  private static KeySlot slot(JsonNode vector) {
    return new KeySlot(
        TicketKind.valueOf(text(vector, "kind").toUpperCase(Locale.ROOT)),
        window(vector),
        denomination(vector));
  }

  private static TicketWindow window(JsonNode vector) {
    return TicketWindow.of(vector.get("window").asLong());
  }

  private static Denomination denomination(JsonNode vector) {
    return Denomination.ofBytes(Long.parseLong(text(vector, "denomination")));
  }

  private static String text(JsonNode vector, String name) {
    return vector.get(name).asText();
  }

  private static JsonNode read() {
    try {
      Path module = Path.of("").toAbsolutePath();
      return new ObjectMapper()
          .readTree(module.resolve("../../../docs/spec/tickets.json").normalize().toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
