package network.conet.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.conet.chain.transaction.DecodedTransaction;
import network.conet.chain.transaction.EnvelopeReader.Reading;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.units.ChainId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.AccessListObject;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

class EthereumEnvelopesTest {
  private static final Credentials KEY = Credentials.create("0x" + "4c".repeat(32));
  private static final String TO = "0x" + "ab".repeat(20);
  private static final BigInteger GAS = BigInteger.valueOf(100_000);
  private static final BigInteger PRICE = BigInteger.valueOf(9);

  private static byte[] feeMarket(String data) {
    return TransactionEncoder.signMessage(
        RawTransaction.createTransaction(
            31_337, BigInteger.TEN, GAS, TO, BigInteger.ZERO, data, BigInteger.TWO, PRICE),
        KEY);
  }

  private static byte[] accessList() {
    return TransactionEncoder.signMessage(
        RawTransaction.createTransaction(
            31_337,
            BigInteger.TEN,
            PRICE,
            GAS,
            TO,
            BigInteger.ZERO,
            "0x0102",
            List.of(new AccessListObject(TO, List.of("0x" + "01".repeat(32))))),
        KEY);
  }

  private static byte[] legacy(long chain) {
    RawTransaction raw =
        RawTransaction.createTransaction(BigInteger.TEN, PRICE, GAS, TO, BigInteger.ONE, "0x0102");
    return chain == 0
        ? TransactionEncoder.signMessage(raw, KEY)
        : TransactionEncoder.signMessage(raw, chain, KEY);
  }

  private static Reading read(byte[] bytes) {
    return new EthereumEnvelopes().read(SignedEnvelope.of(bytes));
  }

  private static DecodedTransaction decoded(byte[] bytes) {
    assertThat(read(bytes)).isInstanceOf(Reading.Transaction.class);
    return ((Reading.Transaction) read(bytes)).decoded();
  }

  @Test
  void readsTheThreeTypes() {
    String data = "0x" + "c0ffee00".repeat(100);
    for (byte[] bytes : List.of(feeMarket(data), accessList(), legacy(31_337))) {
      DecodedTransaction t = decoded(bytes);
      assertThat(t.sender().hex()).isEqualTo(KEY.getAddress());
      assertThat(t.chainId()).contains(ChainId.of(31_337));
      assertThat(t.nonce().number()).isEqualTo(10);
      assertThat(t.to().orElseThrow().hex()).isEqualTo(TO);
      assertThat(t.fees().limit().units()).isEqualTo(100_000);
      assertThat(t.fees().maxPrice().units()).isEqualTo(PRICE);
    }
    assertThat(decoded(feeMarket(data)).data().hex()).isEqualTo(data);
    assertThat(decoded(feeMarket(data)).fees().maxTip().units()).isEqualTo(BigInteger.TWO);
    assertThat(decoded(legacy(31_337)).value().isZero()).isFalse();
  }

  @Test
  void theOldFormIsForNoChain() {
    assertThat(decoded(legacy(0)).chainId()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 3, 4, 5, 0x7f, (byte) 0x80, (byte) 0xbf})
  void otherTypesAreRefusedByTheirNumber(byte type) {
    byte[] bytes = feeMarket("0x");
    bytes[0] = type;
    assertThat(read(bytes))
        .isEqualTo(
            new Reading.Unreadable(
                "only transactions of types 0, 1 and 2 are taken, not " + (type & 0xff)));
  }

  @Test
  void bytesThatFollowAreRefused() {
    for (byte[] bytes : List.of(feeMarket("0x"), accessList(), legacy(31_337))) {
      assertThat(read(Arrays.copyOf(bytes, bytes.length + 1)))
          .isEqualTo(new Reading.Unreadable("bytes follow the transaction"));
    }
  }

  /** Seen: each of these ended in a stack overflow, and 60 KB of log. */
  @Test
  void listsInListsAreRefused() {
    byte[] nested = new byte[100_000];
    int at = 0;
    while (nested.length - at > 4) {
      int length = nested.length - at - 4;
      nested[at] = (byte) 0xfa;
      nested[at + 1] = (byte) (length >> 16);
      nested[at + 2] = (byte) (length >> 8);
      nested[at + 3] = (byte) length;
      if (length >> 16 == 0) {
        break;
      }
      at += 4;
    }
    assertThat(read(nested))
        .isEqualTo(new Reading.Unreadable("lists are nested deeper than in any transaction"));
    byte[] short_ = new byte[60];
    for (int i = 0; i < short_.length; i++) {
      short_[i] = (byte) (0xc0 + Math.min(55, short_.length - i - 1));
    }
    assertThat(read(Arrays.copyOfRange(short_, 5, 60))).isInstanceOf(Reading.Unreadable.class);
  }

  /** Whatever is changed, it is another transaction or none: never another reading of the same. */
  @Property
  void aChangedByteNeverReadsAsTheSameTransaction(
      @ForAll @IntRange(min = 0, max = 400) int position,
      @ForAll @IntRange(min = 1, max = 255) int by) {
    byte[] bytes = accessList();
    int at = position % bytes.length;
    DecodedTransaction before = decoded(bytes);
    bytes[at] ^= (byte) by;
    if (read(bytes) instanceof Reading.Transaction(DecodedTransaction after)) {
      assertThat(after.hash()).isNotEqualTo(before.hash());
      assertThat(after.sender()).isNotEqualTo(before.sender());
    }
  }

  @Property
  void nothingThatIsNoTransactionThrows(@ForAll byte[] bytes) {
    if (bytes.length > 0) {
      assertThat(read(bytes)).isInstanceOf(Reading.Unreadable.class);
    }
  }
}
