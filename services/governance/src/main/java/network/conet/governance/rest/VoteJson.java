package network.conet.governance.rest;

import java.util.Locale;
import network.conet.governance.vote.Vote;

/**
 * A vote as the API shows it.
 *
 * @param weight base units
 */
public record VoteJson(
    String proposal, String voter, String support, String weight, String reason, long block) {
  static VoteJson of(Vote vote) {
    return new VoteJson(
        vote.proposal().toString(),
        vote.voter().hex(),
        vote.support().name().toLowerCase(Locale.ROOT),
        vote.weight().toString(),
        vote.reason(),
        vote.block().number());
  }
}
