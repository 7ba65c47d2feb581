package network.conet.chain.transaction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The realm's roles, as far as a transaction can ask for them. */
public enum Role {
  OPERATOR,
  DELEGATOR,
  VOTER,
  VERIFIER,
  CLIENT,
  ADMIN,
  SERVICE;

  /**
   * The role of a name as tokens hold it; nothing if the realm has others that mean nothing here.
   */
  public static Optional<Role> of(String name) {
    return Arrays.stream(values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
        .findAny();
  }
}
