package network.conet.tickets.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import network.conet.tickets.Fixtures;
import network.conet.tickets.Prepared;
import network.conet.tickets.TicketMessage;
import org.bouncycastle.crypto.params.RSABlindingParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

class BlindingTest {
  private final IssuerPublicKey key = Fixtures.KEY.publicKey();
  private final byte[] prepared =
      Prepared.fresh(
              new TicketMessage(Fixtures.WINDOW, Fixtures.SMALL, Fixtures.NODE), Fixtures.RANDOM)
          .encode();

  @Test
  void theNativeProviderAgreesWithTheJdkWhereItLoads() {
    BlindedMessage blinded = Blinding.blind(prepared, key, Fixtures.RANDOM).blinded();
    BlindSignature ofJdk = Fixtures.KEY.sign(blinded, PrivateOperation.ofJdk());
    boolean madeForHere =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    assertThat(PrivateOperation.nativeOne().isPresent()).isEqualTo(madeForHere);
    assertThat(Fixtures.KEY.sign(blinded, PrivateOperation.fastest())).isEqualTo(ofJdk);
  }

  @Test
  void oneMessageBlindedTwiceLooksLikeTwo() {
    Blinding first = Blinding.blind(prepared, key, Fixtures.RANDOM);
    Blinding second = Blinding.blind(prepared, key, Fixtures.RANDOM);
    assertThat(first.blinded()).isNotEqualTo(second.blinded());
    for (Blinding blinding : new Blinding[] {first, second}) {
      BlindSignature answer = Fixtures.KEY.sign(blinding.blinded(), PrivateOperation.fastest());
      assertThat(Blinding.finish(prepared, key, blinding.factor(), answer)).isPresent();
    }
  }

  /**
   * For any two messages and any blinded value there is a factor that explains it: seen here as
   * bits that lean neither way, of one and the same message. 400 values of 2048 bits: each bit's
   * mean has a deviation of 2.5 %; none of the 2000 upper-most tested leaves six of them.
   */
  @Test
  void whatTheIssuerSeesLeansNowhere() {
    int values = 400;
    int[] ones = new int[2000];
    for (int i = 0; i < values; i++) {
      BigInteger seen =
          new BigInteger(1, Blinding.blind(prepared, key, Fixtures.RANDOM).blinded().toBytes());
      IntStream.range(0, ones.length).filter(seen::testBit).forEach(bit -> ones[bit]++);
    }
    double deviation = Math.sqrt(values) / 2;
    assertThat(ones)
        .as("the modulus reaches the top bits only; below them every value is as likely")
        .satisfies(
            counts ->
                assertThat(Arrays.stream(counts))
                    .allMatch(count -> Math.abs(count - values / 2.0) < 6 * deviation));
  }

  @Test
  void anAnswerToAnotherQuestionIsNoSignature() {
    Blinding asked = Blinding.blind(prepared, key, Fixtures.RANDOM);
    Blinding other = Blinding.blind(prepared, key, Fixtures.RANDOM);
    BlindSignature answer = Fixtures.KEY.sign(other.blinded(), PrivateOperation.fastest());
    assertThat(Blinding.finish(prepared, key, asked.factor(), answer)).isEmpty();
    byte[] high = new byte[BlindSignature.BYTES];
    Arrays.fill(high, (byte) 0xff);
    assertThat(Blinding.finish(prepared, key, asked.factor(), BlindSignature.of(high))).isEmpty();
  }

  @Test
  void aNumberAboveTheModulusIsNotSigned() {
    byte[] high = new byte[BlindedMessage.BYTES];
    Arrays.fill(high, (byte) 0xff);
    for (PrivateOperation operation : Rfc9474VectorTest.providers().toList()) {
      assertThatThrownBy(() -> Fixtures.KEY.sign(BlindedMessage.of(high), operation))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSignatureKeepsItsLeadingZeroBytes() {
    BigInteger modulus = key.rsa().getModulus();
    BigInteger factor = BigInteger.valueOf(65_537);
    BigInteger signature = BigInteger.ONE.shiftLeft(2_030).add(BigInteger.TWO);
    byte[] blind = BigIntegers.asUnsignedByteArray(256, signature.multiply(factor).mod(modulus));
    byte[] unblinded =
        Blinding.unblind(
            new RSABlindingParameters(
                new RSAKeyParameters(false, modulus, key.rsa().getPublicExponent()), factor),
            blind);
    assertThat(unblinded).isEqualTo(BigIntegers.asUnsignedByteArray(256, signature));
  }

  @Test
  void keysSurviveTheirEncoding() {
    assertThat(IssuerPublicKey.parse(key.toBytes())).isEqualTo(key);
    assertThat(IssuerPrivateKey.parse(Fixtures.KEY.exportSecret()).publicKey()).isEqualTo(key);
    byte[] longer = Arrays.copyOf(key.toBytes(), key.toBytes().length + 1);
    assertThatThrownBy(() -> IssuerPublicKey.parse(longer))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
