package network.conet.gateway.caller;

import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Reads the subject of a token that one of the realm's keys signed and whose time is not over. */
final class TokenReader {
  private static final AlgorithmConstraints SIGNED =
      new AlgorithmConstraints(
          AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

  private TokenReader() {}

  /** What was read; without a subject if the token is not to be believed. */
  record Read(Optional<String> subject, boolean keyUnknown) {
    static final Read UNBELIEVED = new Read(Optional.empty(), false);
  }

  static Read read(String token, List<JsonWebKey> keys, NumericDate now) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(SIGNED);
      signature.setCompactSerialization(token);
      JsonWebKey key = new VerificationJwkSelector().select(signature, keys);
      if (key == null) {
        return new Read(Optional.empty(), true);
      }
      signature.setKey(key.getKey());
      if (!signature.verifySignature()) {
        return Read.UNBELIEVED;
      }
      JwtClaims claims = JwtClaims.parse(signature.getPayload());
      NumericDate end = claims.getExpirationTime();
      return end == null || end.isBefore(now)
          ? Read.UNBELIEVED
          : new Read(Optional.ofNullable(claims.getSubject()), false);
    } catch (JoseException | InvalidJwtException | MalformedClaimException notOurs) {
      return Read.UNBELIEVED;
    }
  }
}
