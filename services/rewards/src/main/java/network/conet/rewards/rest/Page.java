package network.conet.rewards.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list and how to get the next one. */
public record Page<T>(List<T> items, @Nullable String next, long block) {
  static final int MAX = 200;

  public Page {
    items = List.copyOf(items);
  }

  static int limit(int asked) {
    if (asked < 1 || asked > MAX) {
      return Problem.read(
          "limit",
          Integer.toString(asked),
          text -> {
            throw new IllegalArgumentException("limit must be 1 to 200: " + text);
          });
    }
    return asked;
  }
}
