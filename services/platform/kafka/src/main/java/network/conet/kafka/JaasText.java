package network.conet.kafka;

import java.util.regex.Pattern;

/** The language in which Kafka is told of a user and a password. */
final class JaasText {
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private JaasText() {}

  static String requireUser(String user) {
    if (!USER.matcher(user).matches()) {
      throw new IllegalArgumentException(
          "a Kafka user is 1 to 64 letters, digits, dots, dashes and underscores: " + user);
    }
    return user;
  }

  static String of(String module, String user, String password) {
    return module + " required username=" + quoted(user) + " password=" + quoted(password) + ";";
  }

  /** The same of a broker that also takes this one user. */
  static String ofBroker(String module, String user, String password) {
    return "%s required username=%s password=%s user_%s=%s;"
        .formatted(module, quoted(user), quoted(password), requireUser(user), quoted(password));
  }

  private static String quoted(String text) {
    if (text.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a Kafka password has no control characters");
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
