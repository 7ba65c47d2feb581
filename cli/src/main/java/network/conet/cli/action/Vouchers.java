package network.conet.cli.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.client.Hop;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.cli.chain.Network;
import network.conet.client.route.Relay;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.BlindSignature;
import network.conet.evidence.voucher.BlindingOutcome;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.VoucherBlinding;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherRequest;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.TokenAmount;

/** Buys one blind voucher for each relay, each with a session key of its own. */
public final class Vouchers {
  private static final JsonMapper JSON = new JsonMapper();

  private final GatewayApi api;
  private final Network where;
  private final SecureRandom random = new SecureRandom();

  public Vouchers(GatewayApi api, Network where) {
    this.api = api;
    this.where = where;
  }

  /** The domain that receipts on this network are signed for. */
  public EvidenceDomain domain() {
    return EvidenceDomain.of(
        BigInteger.valueOf(where.contracts().chainId().number()),
        where.address(ContractName.NODE_REGISTRY));
  }

  /** The smallest voucher that carries {@code bytes}. */
  public ByteCount denominationFor(long bytes) {
    List<Long> sizes = where.denominations();
    if (sizes.isEmpty()) {
      throw new Refusal("NO_VOUCHERS", "This network sells no vouchers.");
    }
    return sizes.stream()
        .filter(size -> size >= bytes)
        .findFirst()
        .map(ByteCount::of)
        .orElseThrow(
            () ->
                new Refusal(
                    "BUDGET_TOO_LARGE",
                    "The largest voucher of this network carries "
                        + (sizes.getLast() >> 20)
                        + " MiB."));
  }

  /**
   * What to commit for so many vouchers: the dearer of this window's price and the next one's, so
   * that a window that ends before they are bought leaves nobody short.
   */
  public TokenAmount price(ByteCount denomination, int vouchers) {
    TokenAmount dearest = TokenAmount.ZERO;
    JsonNode keys = api.get("/v1/vouchers/keys");
    long window = keys.path("currentWindow").asLong();
    boolean known = false;
    for (JsonNode key : keys.path("items")) {
      if (key.path("window").asLong() >= window
          && key.path("denomination").asLong() == denomination.bytes()
          && key.hasNonNull("price")) {
        TokenAmount price = new TokenAmount(new BigInteger(key.path("price").asText()));
        dearest = price.isMoreThan(dearest) ? price : dearest;
        known = true;
      }
    }
    if (!known) {
      throw noKey(denomination);
    }
    return dearest.mulDivFloor(vouchers, 1);
  }

  /** Hops that are paid for; the issuer has seen neither relays nor session keys. */
  public List<Hop> buy(
      network.conet.chainaccess.SigningKey payer, List<Relay> relays, ByteCount denomination) {
    Issuer issuer = issuer(denomination);
    List<SigningKey> sessions = new ArrayList<>();
    List<VoucherBlinding> blindings = new ArrayList<>();
    for (Relay relay : relays) {
      SigningKey session = SigningKey.generate(random);
      var message =
          new VoucherMessage(issuer.window(), denomination, relay.node(), session.publicKey());
      sessions.add(session);
      blindings.add(
          VoucherBlinding.blind(PreparedVoucher.prepare(message, random), issuer.key(), random));
    }
    JsonNode signatures = issue(payer, issuer, denomination, blindings).path("blindSignatures");
    List<Hop> hops = new ArrayList<>();
    for (int i = 0; i < blindings.size(); i++) {
      Relay relay = relays.get(i);
      BlindSignature signature = new BlindSignature(signatures.path(i).asText());
      switch (blindings.get(i).finish(signature)) {
        case BlindingOutcome.Issued issued ->
            hops.add(
                new Hop(
                    relay.node(),
                    relay.address(),
                    relay.onionKey(),
                    issued.voucher(),
                    sessions.get(i)));
        case BlindingOutcome.IssuerFailed failed ->
            throw new Refusal(
                "ISSUER_FAILED", "The issuer's voucher is not valid: " + failed.why() + ".");
      }
    }
    return hops;
  }

  private JsonNode issue(
      network.conet.chainaccess.SigningKey payer,
      Issuer issuer,
      ByteCount denomination,
      List<VoucherBlinding> blindings) {
    byte[] id = new byte[Hash32.BYTES];
    random.nextBytes(id);
    VoucherRequest request =
        new VoucherRequest(
            Hash32.of(id),
            payer.address(),
            issuer.window(),
            denomination,
            blindings.stream().map(VoucherBlinding::blinded).toList());
    ObjectNode body =
        JSON.createObjectNode()
            .put("requestId", request.requestId().hex())
            .put("payer", payer.address().hex())
            .put("window", issuer.window().number())
            .put("denomination", denomination.bytes())
            .put("payerSignature", payer.sign(request.digest(domain())).hex());
    ArrayNode messages = body.putArray("blindedMessages");
    request.blinded().forEach(message -> messages.add(message.hex()));
    try {
      return api.post("/v1/vouchers", body);
    } catch (Refusal refusal) {
      if (!refusal.code().equals("CREDIT_EXHAUSTED")) {
        throw refusal;
      }
      String price = price(denomination, blindings.size()).toTokens();
      throw new Refusal(
          refusal.code(),
          "These vouchers cost "
              + price
              + " tokens, and your credit does not cover that: `conet prepay "
              + price
              + "` does, a few seconds after it is confirmed.");
    }
  }

  private record Issuer(VoucherWindow window, IssuerPublicKey key) {}

  private Issuer issuer(ByteCount denomination) {
    JsonNode keys = api.get("/v1/vouchers/keys");
    long window = keys.path("currentWindow").asLong();
    for (JsonNode key : keys.path("items")) {
      if (key.path("window").asLong() == window
          && key.path("denomination").asLong() == denomination.bytes()) {
        return new Issuer(
            VoucherWindow.of(window),
            IssuerPublicKey.parse(Hex.parse(key.path("publicKey").asText())));
      }
    }
    throw noKey(denomination);
  }

  private static Refusal noKey(ByteCount denomination) {
    return new Refusal(
        "NO_ISSUER_KEY",
        "The issuer has no key for vouchers of " + denomination + " bytes at this time.");
  }
}
