package network.conet.cli.chain;

import java.time.Instant;
import java.util.Map;
import network.conet.chainaccess.ContractErrors;

/** What to do about refusals that newcomers meet and whose name alone does not tell them. */
final class Cures {
  private static final Map<String, String> BY_ERROR =
      Map.of(
          "GovernorInsufficientProposerVotes",
          "Tokens vote once their votes are given to somebody: `conet delegate-votes` gives you"
              + " your own.",
          "ERC20InsufficientBalance",
          "Numbers are base units, 10^18 a token; `conet balance` shows what you have.",
          "BondBelowMinimum",
          "The owner of an active node keeps minSelfBond of `conet parameters` in it.");

  private Cures() {}

  /** Errors whose last value is the second from which on it works, and what that is. */
  private static final Map<String, String> BY_TIME =
      Map.of(
          "NodeJailed", "Its jail term ends at ",
          "JailTermNotOver", "It can be ended from ",
          "CommissionNotYetEffective", "It takes effect at ");

  /** A sentence to go on with, after a blank; nothing if there is none. */
  static String of(ContractErrors.Read error) {
    String cure = BY_ERROR.get(error.name());
    String time = BY_TIME.get(error.name());
    if (time != null && !error.values().isEmpty()) {
      cure = time + Instant.ofEpochSecond(Long.parseLong(error.values().getLast())) + ".";
    }
    return cure == null ? "" : " " + cure;
  }
}
