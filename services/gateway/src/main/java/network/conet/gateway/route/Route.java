package network.conet.gateway.route;

/**
 * Where a request goes.
 *
 * @param upstream who answers
 * @param path the path to ask for there
 */
public record Route(Upstream upstream, String path) {
  /** Whether passwords and other secrets are tried there. */
  public boolean isSignIn() {
    return upstream == Upstream.KEYCLOAK
        && (path.endsWith("/protocol/openid-connect/token") || path.contains("/login-actions/"));
  }
}
