package network.conet.chainaccess.node;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a node is asked. What authorises is kept apart from the URL, so that no log shows it.
 *
 * @param authorization the value of the header
 */
public record NodeEndpoint(URI url, Optional<String> authorization) {
  /** One or more URLs, separated by commas, the one to ask first in front. */
  public static List<NodeEndpoint> parseList(String text) {
    List<NodeEndpoint> endpoints =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .map(NodeEndpoint::parse)
            .toList();
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("no URL of a node is given");
    }
    return endpoints;
  }

  static NodeEndpoint parse(String text) {
    // java.net.URI finds no host in a name with an underscore, so the authority is taken apart here
    int scheme = text.indexOf("://");
    int from = scheme + 3;
    int slash = text.indexOf('/', Math.max(from, 0));
    int end = slash < 0 ? text.length() : slash;
    int at = text.lastIndexOf('@', end - 1);
    boolean withUser = scheme > 0 && at >= from;
    String plain = withUser ? text.substring(0, from) + text.substring(at + 1) : text;
    if (!plain.matches("https?://[^/]+.*")) {
      throw new IllegalArgumentException("the URL of a node begins with http:// or https://");
    }
    try {
      return new NodeEndpoint(
          URI.create(plain),
          withUser ? Optional.of(basic(text.substring(from, at))) : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not the URL of a node: " + plain, e);
    }
  }

  private static String basic(String userInfo) {
    String plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  URL toUrl() {
    try {
      return url.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not the URL of a node: " + url, e);
    }
  }

  /** Without path and query: providers put keys there. */
  @Override
  public String toString() {
    return url.getScheme() + "://" + url.getRawAuthority();
  }
}
