package network.conet.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.client.Hop;
import network.conet.cli.action.GatewayRelays;
import network.conet.cli.action.Payer;
import network.conet.cli.action.Vouchers;
import network.conet.client.route.Route;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.localnet.demo.Await;
import network.conet.localnet.demo.DemoRelay;
import network.conet.localnet.demo.Person;
import network.conet.localnet.demo.Stage;
import network.conet.proto.proofs.v1.Receipt;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

/**
 * As a relay I hand in what clients signed; what they did not sign, or not for me, counts for
 * nothing and stays visible.
 */
class BandwidthIsProvenIT {
  private static final Duration JUDGED = Duration.ofSeconds(30);
  private static final long MIB = 1 << 20;

  @Test
  void whatTheClientSignedIsSettled() throws Exception {
    assertThat(Town.get().traffic().receiptsAreSettled()).contains("as the client signed");
  }

  @Test
  void whatIsForgedReplayedOrTooMuchIsRejectedWithItsReason() throws Exception {
    Stage stage = Town.get().stage();
    Vouchers vouchers = new Vouchers(stage.client().api(), stage.client().chain().network());
    Hop hop = hop(stage, vouchers);
    Receipt good = receipt(hop, vouchers, hop.nodeId(), 10 * MIB, 2, hop.sessionKey());
    NodeId other = stage.relays().get(1).node();

    try (ReceiptLine line = ReceiptLine.of(stage.network())) {
      assertThat(line.submit(good)).isTrue();
      settled(stage, hop, 10 * MIB);
      line.submit(good);
      line.submit(receipt(hop, vouchers, hop.nodeId(), 5 * MIB, 3, hop.sessionKey()));
      line.submit(
          receipt(
              hop,
              vouchers,
              hop.nodeId(),
              hop.voucher().message().denomination().bytes() + 1,
              4,
              hop.sessionKey()));
      line.submit(
          receipt(
              hop, vouchers, hop.nodeId(), 11 * MIB, 5, SigningKey.generate(new SecureRandom())));
      line.submit(receipt(hop, vouchers, other, 11 * MIB, 6, hop.sessionKey()));
      line.submit(
          good.toBuilder()
              .setSequence(7)
              .setVoucherSignature(ByteString.copyFrom(new byte[256]))
              .build());
    }

    Set<String> expected =
        Set.of(
            "NOT_MONOTONIC",
            "OVER_DENOMINATION",
            "BAD_RECEIPT_SIGNATURE",
            "WRONG_NODE",
            "BAD_VOUCHER_SIGNATURE");
    Await.until(
        "rejections " + expected,
        JUDGED,
        () -> Optional.of(reasons(stage)).filter(seen -> seen.containsAll(expected)));
    settled(stage, hop, 10 * MIB);
  }

  private static Hop hop(Stage stage, Vouchers vouchers) throws Exception {
    Person client = stage.cast().enter("payer-" + System.nanoTime(), Set.of("client"));
    stage.cast().fund(stage.holder(), List.of(client), TokenAmount.ofTokens(5_000));
    ByteCount size = vouchers.denominationFor(1);
    Payer payer = new Payer(client.chain(), client.key());
    payer.prepayAndCommit(vouchers.price(size, Route.HOPS));
    Vouchers own = new Vouchers(client.api(), client.chain().network());
    Route route =
        new GatewayRelays(client.api(), Clock.systemUTC())
            .route(stage.relays().stream().map(DemoRelay::node).toList());
    return Await.until(
            "the issuer seeing the credit",
            JUDGED,
            () -> Optional.of(own.buy(client.key(), route.relays(), size)))
        .getFirst();
  }

  private static Receipt receipt(
      Hop hop, Vouchers vouchers, NodeId node, long bytes, long sequence, SigningKey key) {
    var signed =
        new network.conet.evidence.receipt.Receipt(
                hop.voucher().id(), node, ByteCount.of(bytes), ReceiptSequence.of(sequence))
            .sign(vouchers.domain(), key);
    return Receipt.newBuilder()
        .setPreparedMessage(ByteString.copyFrom(hop.voucher().prepared().toBytes()))
        .setVoucherSignature(ByteString.copyFrom(hop.voucher().signature().toBytes()))
        .setNodeId(ByteString.copyFrom(node.toBytes()))
        .setBytesCarried(bytes)
        .setSequence(sequence)
        .setReceiptSignature(ByteString.copyFrom(signed.signature().toBytes()))
        .build();
  }

  private static void settled(Stage stage, Hop hop, long bytes) throws Exception {
    Await.until(
        "the settlement of " + bytes + " bytes",
        JUDGED,
        () -> Optional.of(mostAccepted(stage, hop)).filter(most -> most == bytes));
  }

  private static long mostAccepted(Stage stage, Hop hop) {
    long most = 0;
    for (JsonNode proof : proofs(stage, hop, "accepted")) {
      if (proof.path("voucherId").asText().equals(hop.voucher().id().hex())) {
        most = Math.max(most, proof.path("bytesCarried").asLong());
      }
    }
    return most;
  }

  private static Set<String> reasons(Stage stage) {
    Set<String> reasons = new HashSet<>();
    for (DemoRelay relay : stage.relays()) {
      stage
          .client()
          .api()
          .get("/v1/proofs?status=rejected&limit=200&node=" + relay.node().hex())
          .path("items")
          .forEach(proof -> reasons.add(proof.path("refusal").asText()));
    }
    return reasons;
  }

  private static JsonNode proofs(Stage stage, Hop hop, String status) {
    return stage
        .client()
        .api()
        .get("/v1/proofs?limit=200&status=" + status + "&node=" + hop.nodeId().hex())
        .path("items");
  }
}
