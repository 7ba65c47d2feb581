package network.conet.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import network.conet.cli.api.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How a command ends that did not do what was asked: a sentence for a person, an object for a
 * program, and never a stack trace.
 */
final class Failures {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int REFUSED = 1;
  private static final int USAGE = 2;

  private Failures() {}

  /** Lets all commands of the tree end this way. */
  static CommandLine tell(CommandLine tree) {
    return tree.setExecutionExceptionHandler(
            (failure, command, parsed) -> refused(failure, asksForJson(parsed.originalArgs())))
        .setParameterExceptionHandler(
            (wrong, words) -> usage(wrong, asksForJson(Arrays.asList(words))));
  }

  private static int refused(Exception failure, boolean json) {
    if (failure instanceof Refusal refusal) {
      say(refusal.code(), String.valueOf(refusal.getMessage()), json);
    } else {
      String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      say("FAILED", "This did not work: " + why + ".", json);
    }
    return REFUSED;
  }

  private static int usage(ParameterException wrong, boolean json) {
    // picocli names the class of what a value could not be read with
    String sentence =
        String.valueOf(wrong.getMessage()).replaceAll(" \\((java|network)\\..*\\)", "");
    say("WRONG_USAGE", sentence, json);
    if (!json) {
      CommandLine command = wrong.getCommandLine();
      if (!UnmatchedArgumentException.printSuggestions(wrong, System.err)) {
        System.err.print(command.getUsageMessage());
      }
    }
    return USAGE;
  }

  private static void say(String code, String sentence, boolean json) {
    if (json) {
      new Printer(System.out)
          .json(JSON.createObjectNode().put("error", code).put("message", sentence));
    } else {
      System.err.println(sentence);
    }
  }

  private static boolean asksForJson(List<String> words) {
    return words.contains("--json");
  }
}
