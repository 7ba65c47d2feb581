package network.conet.localnet.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words after a command.
 *
 * @param options those that start with --, with their value or an empty text
 */
public record Arguments(List<String> words, Map<String, String> options) {
  private static final Set<String> WITHOUT_VALUE = Set.of("--observe", "--quiet");

  public Arguments {
    words = List.copyOf(words);
    options = Map.copyOf(options);
  }

  /** Reads {@code --name value} and {@code --name=value}; a value never starts with --. */
  public static Arguments of(List<String> given) {
    List<String> words = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int at = 0; at < given.size(); at++) {
      String word = given.get(at);
      int equals = word.indexOf('=');
      if (!word.startsWith("--")) {
        words.add(word);
      } else if (equals > 0) {
        options.put(word.substring(0, equals), word.substring(equals + 1));
      } else if (!WITHOUT_VALUE.contains(word)
          && at + 1 < given.size()
          && !given.get(at + 1).startsWith("--")) {
        at++;
        options.put(word, given.get(at));
      } else {
        options.put(word, "");
      }
    }
    return new Arguments(words, options);
  }

  /** The value of an option that makes no sense without one; empty when it was not given. */
  public Optional<String> needed(String option) {
    if (has(option) && value(option).isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value; see ./conet --help");
    }
    return value(option);
  }

  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The value of an option; empty when it was not given, or given without one. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option)).filter(value -> !value.isEmpty());
  }

  /**
   * Refuses what the command does not know, so that a slip of the pen is not ignored, least of all
   * by a command that forgets everything.
   */
  public void allowOnly(Set<String> known) {
    allowOnly(known, 0);
  }

  /**
   * The same for a command that takes words.
   *
   * @param most how many of them
   */
  public void allowOnly(Set<String> known, int most) {
    if (words.size() > most) {
      throw new IllegalArgumentException("not understood: " + words.get(most));
    }
    for (String option : options.keySet()) {
      if (!known.contains(option)) {
        throw new IllegalArgumentException("unknown option: " + option);
      }
    }
  }
}
