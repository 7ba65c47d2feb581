package network.conet.gateway.route;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The public paths. A path matches by whole segments; anything else is unknown here and answered
 * with 404.
 */
public final class RouteTable {
  private static final Map<String, Upstream> RESOURCES =
      Map.ofEntries(
          Map.entry("network", Upstream.CHAIN),
          Map.entry("transactions", Upstream.CHAIN),
          Map.entry("nodes", Upstream.STAKING),
          Map.entry("stakes", Upstream.STAKING),
          Map.entry("proofs", Upstream.PROOFS),
          Map.entry("vouchers", Upstream.PROOFS),
          Map.entry("datasets", Upstream.PROOFS),
          Map.entry("epochs", Upstream.REWARDS),
          Map.entry("rewards", Upstream.REWARDS),
          Map.entry("proposals", Upstream.GOVERNANCE),
          Map.entry("parameters", Upstream.GOVERNANCE),
          Map.entry("votes", Upstream.GOVERNANCE));

  private static final Map<String, Upstream> DESCRIPTIONS =
      Map.of(
          "chain", Upstream.CHAIN,
          "staking", Upstream.STAKING,
          "proofs", Upstream.PROOFS,
          "rewards", Upstream.REWARDS,
          "governance", Upstream.GOVERNANCE);

  /**
   * Dot segments, empty segments, encoded slashes and parameters of segments could mean another
   * path upstream than here.
   */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(^|/)\\.{1,2}(/|$)|//|%2f|%5c|%2e|\\\\|;|%3b", Pattern.CASE_INSENSITIVE);

  private RouteTable() {}

  /**
   * The route of a path.
   *
   * @param path the raw path of the request, without its query
   */
  public static Optional<Route> find(String path) {
    if (AMBIGUOUS.matcher(path).find()) {
      return Optional.empty();
    }
    String[] segments = path.split("/", -1);
    if (segments.length >= 3 && segments[0].isEmpty()) {
      return switch (segments[1]) {
        case "v1" -> route(RESOURCES.get(segments[2]), path);
        case "openapi" ->
            segments.length == 3
                ? route(DESCRIPTIONS.get(segments[2]), "/q/openapi")
                : Optional.empty();
        case "realms" ->
            "conet".equals(segments[2]) ? route(Upstream.KEYCLOAK, path) : Optional.empty();
        case "resources" -> route(Upstream.KEYCLOAK, path);
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  /**
   * What a path is about, without what it names: its first two segments, if it is public at all.
   */
  public static String resource(String path) {
    if (!path.startsWith("/")) {
      return path;
    }
    String[] segments = path.split("/", 4);
    return find(path).isEmpty()
        ? "other"
        : segments.length == 3 ? path : "/" + segments[1] + "/" + segments[2] + "/*";
  }

  /** The paths of all resources, in order. */
  public static List<String> resources() {
    return RESOURCES.keySet().stream().sorted().map(name -> "/v1/" + name).toList();
  }

  /** The paths of the OpenAPI descriptions, in order. */
  public static List<String> descriptions() {
    return DESCRIPTIONS.keySet().stream().sorted().map(name -> "/openapi/" + name).toList();
  }

  private static Optional<Route> route(@Nullable Upstream upstream, String path) {
    return Optional.ofNullable(upstream).map(known -> new Route(known, path));
  }
}
