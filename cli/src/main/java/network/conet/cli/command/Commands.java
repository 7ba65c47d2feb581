package network.conet.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tree of commands. */
@Command(
    name = "conet",
    description = "Run, stake, govern and use a CoNET network.",
    mixinStandardHelpOptions = true,
    version = "conet 0.1.0",
    subcommands = {
      Commands.Key.class,
      LoginCommand.class,
      Commands.Node.class,
      StakeCommand.class,
      DelegateCommand.class,
      UndelegateCommand.class,
      RedelegateCommand.class,
      WithdrawCommand.class,
      StakesCommand.class,
      ClaimCommand.class,
      RewardsCommand.class,
      ProofsCommand.class,
      EpochsCommand.class,
      ProposeCommand.class,
      VoteCommand.class,
      QueueCommand.class,
      ExecuteCommand.class,
      ProposalsCommand.class,
      ParametersCommand.class,
      DelegateVotesCommand.class,
      PrepayCommand.class,
      ClientCommand.class,
      DownloadCommand.class,
      BalanceCommand.class,
      TransferCommand.class,
      Commands.Tx.class,
      NetworkCommand.class
    })
public final class Commands {
  private Commands() {}

  /** Keys in encrypted files. */
  @Command(
      name = "key",
      description = "Keys in encrypted files.",
      mixinStandardHelpOptions = true,
      subcommands = {KeyNewCommand.class, KeyShowCommand.class})
  static final class Key {}

  /** Your relays. */
  @Command(
      name = "node",
      description = "Your relays, and everybody's.",
      mixinStandardHelpOptions = true,
      subcommands = {
        NodeKeygenCommand.class,
        NodeRegisterCommand.class,
        NodeListCommand.class,
        NodeShowCommand.class,
        NodeEndpointCommand.class,
        NodeRotateHotKeyCommand.class,
        NodeRotateOnionKeyCommand.class,
        NodeCommissionCommand.class,
        NodeUnjailCommand.class,
        NodeRetireCommand.class
      })
  static final class Node {}

  /** Your transactions. */
  @Command(
      name = "tx",
      description = "What became of your transactions, and what to do with those that wait.",
      mixinStandardHelpOptions = true,
      subcommands = {
        TxListCommand.class,
        TxShowCommand.class,
        TxReplaceCommand.class,
        TxCancelCommand.class
      })
  static final class Tx {}

  /** All commands, ready to parse. */
  static CommandLine tree() {
    return Failures.tell(new CommandLine(new Commands()));
  }

  /** Runs a command line. */
  public static int run(String... args) {
    CommandLine line = tree();
    return args.length == 0 ? line.execute("--help") : line.execute(args);
  }
}
