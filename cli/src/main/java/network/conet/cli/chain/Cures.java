package network.conet.cli.chain;

import java.util.Map;

/** What to do about refusals that newcomers meet and whose name alone does not tell them. */
final class Cures {
  private static final Map<String, String> BY_ERROR =
      Map.of(
          "GovernorInsufficientProposerVotes",
          "Tokens vote once their votes are given to somebody: `conet delegate-votes` gives you"
              + " your own.",
          "ERC20InsufficientBalance",
          "Numbers are base units, 10^18 a token; `conet balance` shows what you have.",
          "NothingMatured",
          "What leaves a node does so after unbondingTime of `conet parameters`; `conet stakes`"
              + " shows it.",
          "BondBelowMinimum",
          "The owner of an active node keeps minSelfBond of `conet parameters` in it.");

  private Cures() {}

  /** A sentence to go on with, after a blank; nothing if there is none. */
  static String of(String error) {
    String cure = BY_ERROR.get(error);
    return cure == null ? "" : " " + cure;
  }
}
