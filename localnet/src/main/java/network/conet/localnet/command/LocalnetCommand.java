package network.conet.localnet.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.bench.Bench;
import network.conet.localnet.demo.Demo;
import network.conet.localnet.part.PartFailure;

/** The program behind up, status, logs, down, reset, person, relay, demo and bench. */
public final class LocalnetCommand {
  private static final int USAGE = 2;
  private final LocalNetwork network;
  private final PrintStream out;

  private LocalnetCommand(LocalNetwork network, PrintStream out) {
    this.network = network;
    this.out = out;
  }

  /** First word: the command. The clone is in CONET_REPO. */
  public static void main(String[] words) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path repo = Path.of(System.getenv().getOrDefault("CONET_REPO", "."));
    int exit;
    try {
      LocalnetCommand command = new LocalnetCommand(LocalNetwork.open(repo), out);
      exit =
          words.length == 0
              ? USAGE
              : command.run(words[0], Arguments.of(Arrays.asList(words).subList(1, words.length)));
    } catch (PartFailure failure) {
      out.println(failure.getMessage());
      out.println("cure: " + failure.cure());
      exit = 1;
    } catch (IllegalArgumentException wrong) {
      out.println(wrong.getMessage());
      exit = USAGE;
    } catch (IOException | IllegalStateException failure) {
      out.println(failure.getMessage());
      exit = 1;
    } catch (InterruptedException interrupted) {
      exit = 130;
    }
    System.exit(exit);
  }

  private int run(String command, Arguments arguments)
      throws IOException, InterruptedException, PartFailure {
    return switch (command) {
      case "up" -> new UpCommand(network, out).run(arguments);
      case "status" -> new StatusCommand(network, out).run(arguments);
      case "logs" -> logs(arguments);
      case "down" -> {
        arguments.allowOnly(Set.of());
        network.down(new PrintedProgress(out));
        yield 0;
      }
      case "reset" -> {
        arguments.allowOnly(Set.of());
        network.reset(new PrintedProgress(out));
        out.println("  forgotten: " + network.folders().net());
        yield 0;
      }
      case "person" -> new PersonCommand(network, out).run(arguments);
      case "relay" -> new RelayCommand(network, out).run(arguments);
      case "demo" -> new Demo(network, out).run(arguments);
      case "bench" -> new Bench(network, out).run(arguments);
      default -> throw new IllegalArgumentException("unknown command: " + command);
    };
  }

  private int logs(Arguments arguments) {
    arguments.allowOnly(Set.of(), 1);
    List<String> parts = arguments.words();
    if (parts.size() != 1) {
      throw new IllegalArgumentException("usage: ./conet logs PART   (parts: ./conet status)");
    }
    List<String> lines = network.logs().lastLines(parts.getFirst(), Integer.MAX_VALUE);
    if (lines.isEmpty()) {
      out.println("no log of a part named " + parts.getFirst());
      return 1;
    }
    lines.forEach(out::println);
    return 0;
  }
}
