package network.conet.chainaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.SignatureBytes;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

class KeysAndSignaturesPropertyTest {
  @Property(tries = 200)
  void theSignerIsRecovered(@ForAll @Size(32) byte[] message) {
    SigningKey key = SigningKey.generate(new SecureRandom());
    Hash32 digest = Hash32.of(message);
    SignatureBytes signature = key.sign(digest);
    assertThat(SignatureRecovery.signerOf(digest, signature)).contains(key.address());
    assertThat(key.publicKey().address()).isEqualTo(key.address());
    assertThat(SignatureRecovery.isSignedBy(AccountAddress.ZERO, digest, signature)).isFalse();
  }

  @Property(tries = 50)
  void anotherLibraryAgrees(@ForAll @Size(32) byte[] message) {
    SigningKey key = SigningKey.generate(new SecureRandom());
    ECKeyPair pair = ECKeyPair.create(key.secretNumber());
    assertThat(key.address().hex()).isEqualTo("0x" + Keys.getAddress(pair));
    Sign.SignatureData theirs = Sign.signMessage(message, pair, false);
    String hex =
        Hex.encode(theirs.getR())
            + Hex.encode(theirs.getS()).substring(2)
            + Hex.encode(theirs.getV()).substring(2);
    assertThat(key.sign(Hash32.of(message)).hex()).isEqualTo(hex);
  }

  @Property(tries = 100)
  void bytesThatNoKeySignedHaveNoneOrAnotherSigner(@ForAll @Size(64) byte[] noise) {
    byte[] bytes = new byte[65];
    System.arraycopy(noise, 0, bytes, 0, 64);
    bytes[32] &= 0x3f;
    bytes[64] = 27;
    SigningKey key = SigningKey.generate(new SecureRandom());
    assertThat(SignatureRecovery.isSignedBy(key.address(), Hash32.ZERO, SignatureBytes.of(bytes)))
        .isFalse();
  }

  @Property(tries = 20)
  void numbersOutsideAWordAreRefused(@ForAll @Size(33) byte[] wide) {
    wide[0] |= 1;
    BigInteger tooLarge = new BigInteger(1, wide);
    assertThatThrownBy(() -> AbiWords.uint(tooLarge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> AbiWords.uint(-1)).isInstanceOf(ArithmeticException.class);
  }
}
