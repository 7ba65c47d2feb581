package network.conet.cli;

import network.conet.cli.command.Commands;

/**
 * Entry of the command line: parses, runs, and exits with 0 (done), 1 (refused) or 2 (wrong usage).
 */
public final class ConetCli {
  private ConetCli() {}

  public static void main(String[] args) {
    System.exit(Commands.run(args));
  }
}
