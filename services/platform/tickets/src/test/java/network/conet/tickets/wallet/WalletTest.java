package network.conet.tickets.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import network.conet.tickets.Fixtures;
import network.conet.tickets.Paid;
import network.conet.tickets.PaidMessage;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketMessage;
import network.conet.tickets.TokenMessage;
import network.conet.tickets.rsa.BlindSignature;
import network.conet.tickets.rsa.PrivateOperation;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletTest {
  static final AccountAddress ACCOUNT = AccountAddress.parse("0x" + "ac".repeat(20));
  static final TokenMessage TOKEN = new TokenMessage(Fixtures.WINDOW, Fixtures.LARGE);
  static final PaidMessage TICKET =
      new TicketMessage(Fixtures.WINDOW, Fixtures.LARGE, Fixtures.NODE);
  @TempDir Path folder;

  @Test
  void aWalletOnDiskIsEncryptedAndOpensWithItsKeyAlone() throws IOException {
    Path file = folder.resolve("wallet");
    WalletKey key = WalletKey.of(new byte[32]);
    Wallet wallet = wallet(new EncryptedFile(file, key, Fixtures.RANDOM));
    Pending request = wallet.buy(ACCOUNT, TOKEN, 2);
    Wallet again = wallet(new EncryptedFile(file, key, Fixtures.RANDOM));
    assertThat(again.pending()).isEqualTo(wallet.pending()).containsExactly(request);
    assertThat(again.answered(request.id(), sign(request))).isInstanceOf(Settled.Gained.class);
    assertThat(wallet(new EncryptedFile(file, key, Fixtures.RANDOM)).ready()).hasSize(2);
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("CoNETtok");
    byte[] other = new byte[32];
    other[0] = 1;
    EncryptedFile wrong = new EncryptedFile(file, WalletKey.of(other), Fixtures.RANDOM);
    assertThatThrownBy(wrong::load).hasMessageContaining("no wallet of this key");
    byte[] changed = Files.readAllBytes(file);
    changed[changed.length - 1] ^= 1;
    Files.write(file, changed);
    assertThatThrownBy(new EncryptedFile(file, key, Fixtures.RANDOM)::load)
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatIsSpentIsNotThereTwice() throws IOException {
    Wallet wallet = wallet(new CrashingStore(Integer.MAX_VALUE, true));
    Paid token = bought(wallet);
    Pending exchange = wallet.exchange(List.of(token), List.of(TICKET));
    assertThat(wallet.ready()).isEmpty();
    assertThatThrownBy(() -> wallet.exchange(List.of(token), List.of(TICKET)))
        .isInstanceOf(IllegalArgumentException.class);
    wallet.refused(exchange.id());
    assertThat(wallet.ready()).containsExactly(token);
    assertThat(wallet.answered(exchange.id(), sign(exchange)))
        .isInstanceOf(Settled.NotWaiting.class);
  }

  @Test
  void anAnswerThatIsNoSignatureLeavesTheRequestWaiting() throws IOException {
    Wallet wallet = wallet(new CrashingStore(Integer.MAX_VALUE, true));
    Pending request = wallet.buy(ACCOUNT, TOKEN, 1);
    Pending other = wallet.buy(ACCOUNT, TOKEN, 1);
    assertThat(wallet.answered(request.id(), sign(other))).isInstanceOf(Settled.IssuerFailed.class);
    assertThat(wallet.answered(request.id(), List.of())).isInstanceOf(Settled.IssuerFailed.class);
    assertThat(wallet.pending()).containsExactly(request, other);
    assertThat(wallet.ready()).isEmpty();
  }

  @Test
  void aKeyThatIsNotRegisteredIsNotBlindedFor() throws IOException {
    Wallet wallet =
        Wallet.open(
            new CrashingStore(Integer.MAX_VALUE, true), slot -> Optional.empty(), Fixtures.RANDOM);
    assertThatThrownBy(() -> wallet.buy(ACCOUNT, TOKEN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(wallet.pending()).isEmpty();
  }

  @Test
  void smallTicketsAreGivenFirst() {
    Ticket small = Fixtures.ticket(Fixtures.SMALL);
    Ticket medium = Fixtures.ticket(Fixtures.MEDIUM);
    Ticket large = Fixtures.ticket(Fixtures.LARGE);
    List<Ticket> all = List.of(large, small, medium);
    assertThat(TicketLadder.next(all, ByteCount.ZERO)).contains(small);
    assertThat(TicketLadder.next(all, ByteCount.of(Fixtures.MEDIUM.bytes() - 1))).contains(small);
    assertThat(TicketLadder.next(all, Fixtures.MEDIUM.size())).contains(medium);
    assertThat(TicketLadder.next(all, ByteCount.of(1L << 40))).contains(large);
    assertThat(TicketLadder.next(List.of(large), ByteCount.ZERO)).contains(large);
    assertThat(TicketLadder.next(List.of(), ByteCount.ZERO)).isEmpty();
  }

  private static Paid bought(Wallet wallet) {
    Pending request = wallet.buy(ACCOUNT, TOKEN, 1);
    wallet.answered(request.id(), sign(request));
    return wallet.ready().getFirst();
  }

  static Wallet wallet(WalletStore store) throws IOException {
    return Wallet.open(store, Fixtures.KEYS, Fixtures.RANDOM);
  }

  static List<BlindSignature> sign(Pending request) {
    return request.asked().stream()
        .map(asked -> Fixtures.KEY.sign(asked.blinding().blinded(), PrivateOperation.fastest()))
        .toList();
  }
}
