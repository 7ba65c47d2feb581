package network.conet.cli.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.client.Hop;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.cli.api.Refusal;
import network.conet.client.route.Relay;
import network.conet.client.route.RelayMemory;
import network.conet.client.route.Route;
import network.conet.client.route.RouteChoice;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.RsaSignature;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final EvidenceDomain DOMAIN =
      EvidenceDomain.of(BigInteger.ONE, AccountAddress.parse("0x" + "11".repeat(20)));

  @TempDir Path folder;

  @Test
  void leavesAFileAsItWasWhenNothingCameToReplaceIt() throws IOException {
    Path kept = folder.resolve("file");
    Files.writeString(kept, "what was there before");
    List<Relay> relays = List.of(deadRelay(1), deadRelay(2), deadRelay(3));
    Download download =
        new Download(
            RouteChoice.fixed(new Route(relays)),
            new RelayMemory(Clock.systemUTC()),
            new PaidAlready(relays.stream().map(DownloadTest::hop).toList()),
            DOMAIN);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> download.fetch(URI.create("http://a.example/b"), kept))
        .satisfies(e -> assertThat(e.code()).isEqualTo("NO_CIRCUIT"))
        .withMessageContaining("http://a.example/b")
        .withMessageContaining("PEER_UNREACHABLE");
    assertThat(kept).hasContent("what was there before");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(kept);
    }
  }

  /** A relay at a port that nobody listens on. */
  private static Relay deadRelay(int number) throws IOException {
    try (ServerSocket port = new ServerSocket(0)) {
      return new Relay(
          NodeId.parse("0x" + "%064x".formatted(number)),
          InetSocketAddress.createUnresolved("127.0.0.1", port.getLocalPort()),
          OnionKeyPair.generate(RANDOM).publicKey(),
          AccountAddress.parse("0x" + "%040x".formatted(number)),
          Hash32.parse("0x" + "%064x".formatted(number)));
    }
  }

  private static Hop hop(Relay relay) {
    SigningKey session = SigningKey.generate(RANDOM);
    var message =
        new VoucherMessage(VoucherWindow.of(1), ByteCount.of(1), relay.node(), session.publicKey());
    return new Hop(
        relay.node(),
        relay.address(),
        relay.onionKey(),
        new Voucher(PreparedVoucher.prepare(message, RANDOM), RsaSignature.of(new byte[256])),
        session);
  }
}
