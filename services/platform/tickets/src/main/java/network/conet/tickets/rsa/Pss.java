package network.conet.tickets.rsa;

import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** SHA-384, MGF1 with SHA-384, a salt as long as the hash. */
final class Pss {
  static final int SALT_BYTES = 48;
  static final int KEY_BITS = 2048;
  static final int KEY_BYTES = KEY_BITS / 8;
  static final PSSParameterSpec SPEC =
      new PSSParameterSpec(
          "SHA-384",
          "MGF1",
          MGF1ParameterSpec.SHA384,
          SALT_BYTES,
          PSSParameterSpec.TRAILER_FIELD_BC);

  private Pss() {}
}
