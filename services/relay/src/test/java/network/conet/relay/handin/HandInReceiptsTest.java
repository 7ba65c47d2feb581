package network.conet.relay.handin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.receipt.Receipt;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SignedReceipt;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.RsaSignature;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.relay.session.KeptSession;
import network.conet.relay.session.SessionStore;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;
import network.conet.units.VoucherId;
import org.junit.jupiter.api.Test;

class HandInReceiptsTest {
  private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
  private static final NodeId NODE = NodeId.of(new byte[32]);
  private static final Voucher VOUCHER =
      new Voucher(
          PreparedVoucher.prepare(
              new VoucherMessage(
                  VoucherWindow.of(1), ByteCount.ofMebibytes(1), NODE, KEY.publicKey()),
              new SecureRandom()),
          RsaSignature.of(new byte[256]));

  private final MemoryStore store = new MemoryStore();
  private final RecordingLine line = new RecordingLine();
  private final HandInReceipts handIn = new HandInReceipts(store, line);

  private static KeptSession session(long sequence) {
    byte[] signature = new byte[SignatureBytes.BYTES];
    signature[64] = 27;
    return new KeptSession(
        VOUCHER,
        Optional.of(
            new SignedReceipt(
                new Receipt(
                    VOUCHER.id(), NODE, ByteCount.of(sequence), ReceiptSequence.of(sequence)),
                SignatureBytes.of(signature))));
  }

  @Test
  void receiptIsSentOnceAndForgottenOnceConfirmed() throws Exception {
    store.keep(List.of(session(1)));
    assertThat(handIn.round(0)).isEqualTo(1);
    assertThat(handIn.round(0)).isZero();
    line.confirm(0);
    assertThat(store.unacknowledged(10)).isEmpty();
    assertThat(handIn.round(0)).isZero();
  }

  @Test
  void newerReceiptIsSentThoughTheOlderIsStillOnItsWay() throws Exception {
    store.keep(List.of(session(1)));
    handIn.round(0);
    store.keep(List.of(session(2)));
    assertThat(handIn.round(0)).isEqualTo(1);
    line.confirm(0);
    assertThat(store.unacknowledged(10)).hasSize(1);
    assertThat(handIn.round(0)).isZero();
    line.confirm(1);
    assertThat(store.unacknowledged(10)).isEmpty();
  }

  @Test
  void whatABrokenLineDidNotConfirmIsSentAgain() throws Exception {
    store.keep(List.of(session(1)));
    handIn.round(0);
    line.open = false;
    assertThat(handIn.round(0)).isEqualTo(1);
    assertThat(line.opened).isEqualTo(2);
    assertThat(line.sent).hasSize(2);
  }

  private static final class RecordingLine implements ProofsLine {
    private final List<KeptSession> sent = new ArrayList<>();
    private boolean open;
    private int opened;
    private Confirmation confirmation = (voucher, sequence) -> {};

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void open(Confirmation told) {
      open = true;
      opened++;
      confirmation = told;
    }

    @Override
    public void send(KeptSession session) {
      sent.add(session);
    }

    void confirm(int index) {
      confirmation.stored(sent.get(index).voucherId(), sent.get(index).sequence());
    }
  }

  private static final class MemoryStore implements SessionStore {
    private final Map<VoucherId, KeptSession> kept = new LinkedHashMap<>();
    private final Map<VoucherId, ReceiptSequence> acknowledged = new LinkedHashMap<>();

    @Override
    public Optional<KeptSession> find(VoucherId voucherId) {
      return Optional.ofNullable(kept.get(voucherId));
    }

    @Override
    public void keep(List<KeptSession> sessions) {
      sessions.forEach(session -> kept.put(session.voucherId(), session));
    }

    @Override
    public List<KeptSession> unacknowledged(int limit) {
      return kept.values().stream()
          .filter(
              session ->
                  session
                      .sequence()
                      .isAfter(
                          acknowledged.getOrDefault(session.voucherId(), ReceiptSequence.NONE)))
          .limit(limit)
          .toList();
    }

    @Override
    public void acknowledge(VoucherId voucherId, ReceiptSequence sequence) {
      acknowledged.merge(voucherId, sequence, (a, b) -> a.isAfter(b) ? a : b);
    }
  }
}
