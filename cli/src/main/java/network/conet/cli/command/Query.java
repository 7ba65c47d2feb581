package network.conet.cli.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path with the parameters that are there. */
final class Query {
  private final StringBuilder text;
  private char separator = '?';

  private Query(String path) {
    text = new StringBuilder(path);
  }

  static Query path(String path) {
    return new Query(path);
  }

  Query with(String name, @Nullable String value) {
    if (value != null) {
      text.append(separator)
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      separator = '&';
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
