package network.conet.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class TokenReaderTest {
  private static final NumericDate NOW = NumericDate.fromSeconds(1_000);
  private final RsaJsonWebKey realm = key("realm");
  private final List<JsonWebKey> keys = List.of(realm);

  @Test
  void believesWhatTheRealmSigned() {
    assertThat(TokenReader.read(token(realm, 1_001), keys, NOW).subject()).contains("somebody");
  }

  @Test
  void doesNotBelieveWhatAnotherKeySignedUnderItsName() {
    TokenReader.Read read = TokenReader.read(token(key("realm"), 1_001), keys, NOW);
    assertThat(read).isEqualTo(new TokenReader.Read(Optional.empty(), false));
  }

  @Test
  void doesNotBelieveATokenWhoseTimeIsOver() {
    assertThat(TokenReader.read(token(realm, 999), keys, NOW).subject()).isEmpty();
  }

  @Test
  void saysWhenTheKeyIsNotKnown() {
    assertThat(TokenReader.read(token(key("other"), 1_001), keys, NOW).keyUnknown()).isTrue();
  }

  @Test
  void takesNoUnsignedTokenAndNoRubbish() {
    String token = token(realm, 1_001);
    String unsigned =
        "eyJhbGciOiJub25lIn0" + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    assertThat(TokenReader.read(unsigned, keys, NOW).subject()).isEmpty();
    assertThat(TokenReader.read("", keys, NOW).subject()).isEmpty();
    assertThat(TokenReader.read("a.b.c", keys, NOW).subject()).isEmpty();
  }

  private static RsaJsonWebKey key(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(RsaJsonWebKey key, long end) {
    JwtClaims claims = new JwtClaims();
    claims.setSubject("somebody");
    claims.setExpirationTime(NumericDate.fromSeconds(end));
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue("RS256");
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setKey(key.getPrivateKey());
    signature.setPayload(claims.toJson());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
