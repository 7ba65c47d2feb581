package network.conet.localnet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final Story story = new Story(new PrintStream(text, true, StandardCharsets.UTF_8));

  @Test
  void theFirstStepThatDoesNotHoldEndsTheStory() throws Exception {
    boolean held =
        story.tell(
            List.of(
                Step.of("bond", () -> "1000 CONET"),
                Step.of(
                    "claim",
                    () -> {
                      StepFailure.unless(1 > 2, "the balance did not rise");
                      return "never";
                    }),
                Step.of("vote", () -> "never")));
    assertThat(held).isFalse();
    assertThat(story.results()).extracting(StepResult::name).containsExactly("bond", "claim");
    assertThat(story.results().get(1).ok()).isFalse();
    assertThat(story.results().get(1).evidence()).isEqualTo("the balance did not rise");
    assertThat(text.toString(StandardCharsets.UTF_8)).contains("FAILED").contains("1000 CONET");
  }
}
