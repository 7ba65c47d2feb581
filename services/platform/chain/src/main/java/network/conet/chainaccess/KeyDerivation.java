package network.conet.chainaccess;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a keystore makes a key from a password. Each bounds what a file may ask for, before it is
 * tried.
 */
sealed interface KeyDerivation permits Scrypt, Pbkdf2 {
  byte[] derive(Password password, byte[] salt, int length);

  /**
   * @throws IllegalArgumentException with the reason, if this is none that the format allows
   */
  static KeyDerivation of(String name, JsonNode parameters) {
    return switch (name) {
      case "scrypt" ->
          new Scrypt(whole(parameters, "n"), whole(parameters, "r"), whole(parameters, "p"));
      case "pbkdf2" -> {
        String prf = parameters.path("prf").asText("hmac-sha256");
        if (!prf.equals("hmac-sha256")) {
          throw new IllegalArgumentException("its pbkdf2 is not with hmac-sha256 but " + prf);
        }
        yield new Pbkdf2(whole(parameters, "c"));
      }
      default ->
          throw new IllegalArgumentException(
              "its key derivation is '" + name + "', neither scrypt nor pbkdf2");
    };
  }

  private static int whole(JsonNode parameters, String name) {
    JsonNode value = parameters.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IllegalArgumentException("its kdfparams have no whole number '" + name + "'");
    }
    return value.intValue();
  }
}
