package network.conet.governance.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import network.conet.governance.proposal.Action;
import network.conet.governance.proposal.Proposal;
import network.conet.governance.proposal.Standing;
import network.conet.governance.proposal.Submission;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as the API shows it. Votes are base units; times are seconds since 1970.
 *
 * @param description what is no text in it shows as U+FFFD
 * @param descriptionHash keccak256 of its bytes on the chain: what queue and execute take
 * @param eta when it can be executed; null until it is queued
 * @param quorum null until voting begins
 */
public record ProposalJson(
    String id,
    String state,
    String proposer,
    String description,
    String descriptionHash,
    List<ActionJson> actions,
    long voteStart,
    long voteEnd,
    @Nullable Long eta,
    String votesFor,
    String votesAgainst,
    String votesAbstain,
    @Nullable String quorum,
    long createdBlock) {
  public ProposalJson {
    actions = List.copyOf(actions);
  }

  /** One call; both 0x-hex. */
  public record ActionJson(String target, String calldata) {
    static ActionJson of(Action action) {
      return new ActionJson(action.target().hex(), action.calldata());
    }
  }

  static ProposalJson of(Proposal proposal) {
    Submission made = proposal.submission();
    Standing now = proposal.standing();
    return new ProposalJson(
        made.id().toString(),
        now.state().name().toLowerCase(Locale.ROOT),
        made.proposer().hex(),
        made.description().text(),
        made.description().hash().hex(),
        made.actions().stream().map(ActionJson::of).toList(),
        made.voteStart().getEpochSecond(),
        now.deadline().getEpochSecond(),
        now.eta().map(Instant::getEpochSecond).orElse(null),
        now.tally().inFavour().toString(),
        now.tally().against().toString(),
        now.tally().abstain().toString(),
        now.quorum().map(Object::toString).orElse(null),
        made.block().number());
  }
}
