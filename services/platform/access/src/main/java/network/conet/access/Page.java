package network.conet.access;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to give as {@code cursor} for the page after; null at the end
 * @param block the answer is the chain's state after this block
 */
public record Page<T>(List<T> items, @Nullable String next, long block) {
  /** Cuts rows, of which one more than {@code size} was asked for, to a page. */
  public static <R, T> Page<T> of(
      List<R> rows, int size, long block, Function<R, T> json, Function<R, String> cursor) {
    boolean more = rows.size() > size;
    List<R> shown = more ? rows.subList(0, size) : rows;
    return new Page<>(
        shown.stream().map(json).toList(), more ? cursor.apply(shown.getLast()) : null, block);
  }
}
