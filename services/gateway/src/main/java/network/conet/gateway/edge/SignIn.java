package network.conet.gateway.edge;

import java.util.regex.Pattern;

/** Whether the identity provider turned somebody away who tried a secret. */
final class SignIn {
  /** Whoever waits for a device to be let in is told so with 400 too, and has tried nothing. */
  private static final Pattern WRONG_SECRET =
      Pattern.compile("\"(invalid_grant|invalid_client|unauthorized_client)\"");

  private static final int UNAUTHORIZED = 401;
  private static final int BAD_REQUEST = 400;
  private static final int OK = 200;

  private SignIn() {}

  /** The page with the form again, or an error of OAuth that names a wrong secret. */
  static boolean failed(UpstreamCall.Answer answer) {
    if (answer.status() == OK) {
      String type = answer.headers().get("Content-Type");
      return type != null && type.startsWith("text/html");
    }
    return answer.status() == UNAUTHORIZED
        || (answer.status() == BAD_REQUEST
            && WRONG_SECRET.matcher(answer.body().toString()).find());
  }
}
