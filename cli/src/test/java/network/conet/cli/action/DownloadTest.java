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
import java.util.List;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.client.Hop;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.cli.api.Refusal;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.RsaSignature;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
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
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Download.fetch(URI.create("http://a.example/b"), kept, List.of(deadHop()), DOMAIN));
    assertThat(kept).hasContent("what was there before");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(kept);
    }
  }

  /** A relay at a port that nobody listens on. */
  private static Hop deadHop() throws IOException {
    InetSocketAddress nowhere;
    try (ServerSocket port = new ServerSocket(0)) {
      nowhere = new InetSocketAddress("127.0.0.1", port.getLocalPort());
    }
    NodeId node = NodeId.parse("0x" + "22".repeat(32));
    SigningKey session = SigningKey.generate(RANDOM);
    var message =
        new VoucherMessage(VoucherWindow.of(1), ByteCount.of(1), node, session.publicKey());
    return new Hop(
        node,
        nowhere,
        OnionKeyPair.generate(RANDOM).publicKey(),
        new Voucher(PreparedVoucher.prepare(message, RANDOM), RsaSignature.of(new byte[256])),
        session);
  }
}
