package network.conet.stories;

import static org.assertj.core.api.Assertions.assertThat;

import network.conet.cli.api.Refusal;

/** What is asked for and must not be done. */
final class Refusals {
  private Refusals() {}

  /** Expects a refusal with this code, and gives its sentence. */
  static String refused(String code, Runnable ask) {
    try {
      ask.run();
    } catch (Refusal refusal) {
      assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
      return refusal.getMessage();
    }
    throw new AssertionError("not refused; expected " + code);
  }
}
