package network.conet.governance.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.governance.proposal.Description;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.ProposalState;
import network.conet.governance.proposal.Standing;
import network.conet.governance.proposal.Submission;
import network.conet.governance.vote.Support;
import network.conet.governance.vote.Vote;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import org.junit.jupiter.api.Test;

class FollowChainTest {
  private static final ProposalId ID = new ProposalId(BigInteger.TEN);
  private static final AccountAddress ALICE = AccountAddress.parse("0x" + "a".repeat(40));
  private static final Submission SUBMISSION =
      new Submission(
          ID, ALICE, List.of(), Description.of("why"), Instant.EPOCH, BlockNumber.of(3), 1);

  private ProposalState governorSays = ProposalState.ACTIVE;
  private int asked;
  private final Memory model = new Memory();
  private final FollowChain follow = new FollowChain(model, new Governor());

  @Test
  void asksAboutAProposalUntilItIsFinal() {
    follow.apply(new Change.Proposed(SUBMISSION), false);
    follow.finish(BlockNumber.of(3));
    governorSays = ProposalState.EXECUTED;
    follow.finish(BlockNumber.of(4));
    follow.finish(BlockNumber.of(5));

    assertThat(asked).isEqualTo(2);
    assertThat(model.standings.get(ID).state()).isEqualTo(ProposalState.EXECUTED);
    assertThat(model.head).isEqualTo(BlockNumber.of(5));
  }

  @Test
  void asksAgainWhenTheLogThatEndedItIsTakenBack() {
    follow.apply(new Change.Proposed(SUBMISSION), false);
    governorSays = ProposalState.EXECUTED;
    follow.finish(BlockNumber.of(4));
    governorSays = ProposalState.QUEUED;
    follow.apply(new Change.Moved(ID), true);
    follow.finish(BlockNumber.of(4));

    assertThat(model.standings.get(ID).state()).isEqualTo(ProposalState.QUEUED);
  }

  @Test
  void forgetsAProposalAndAVoteThatAreTakenBack() {
    Vote vote = new Vote(ID, ALICE, Support.FOR, BigInteger.ONE, "", BlockNumber.of(4), 0);
    follow.apply(new Change.Proposed(SUBMISSION), false);
    follow.apply(new Change.Voted(vote), false);
    follow.apply(new Change.Voted(vote), false);
    assertThat(model.votes).containsExactly(vote);

    follow.apply(new Change.Voted(vote), true);
    follow.apply(new Change.Proposed(SUBMISSION), true);
    assertThat(model.votes).isEmpty();
    assertThat(model.submissions).isEmpty();
  }

  @Test
  void readsParametersAtFirstAndWhenOneIsSetOrUnset() {
    follow.finish(BlockNumber.of(1));
    follow.finish(BlockNumber.of(2));
    assertThat(model.parameterReads).isEqualTo(1);

    follow.apply(new Change.ParameterSet("pricePerGiB", BlockNumber.of(3), 0), false);
    follow.finish(BlockNumber.of(3));
    follow.apply(new Change.ParameterSet("pricePerGiB", BlockNumber.of(3), 0), true);
    follow.finish(BlockNumber.of(2));
    assertThat(model.parameterReads).isEqualTo(3);
  }

  private final class Governor implements Contracts {
    @Override
    public Standing standing(ProposalId proposal) {
      asked++;
      return new Standing(
          governorSays, Instant.EPOCH, Optional.empty(), Standing.Tally.NONE, Optional.empty());
    }

    @Override
    public List<Bounded> parameters() {
      return List.of();
    }
  }

  private static final class Memory implements ReadModel {
    final Set<Submission> submissions = new HashSet<>();
    final Set<Vote> votes = new LinkedHashSet<>();
    final Map<ProposalId, Standing> standings = new HashMap<>();
    final Set<ProposalId> open = new HashSet<>();
    int parameterReads;
    boolean stale = true;
    BlockNumber head = BlockNumber.ZERO;

    @Override
    public void add(Submission submission) {
      submissions.add(submission);
      open.add(submission.id());
    }

    @Override
    public void remove(Submission submission) {
      submissions.remove(submission);
      open.remove(submission.id());
    }

    @Override
    public void add(Vote vote) {
      votes.add(vote);
    }

    @Override
    public void remove(Vote vote) {
      votes.remove(vote);
    }

    @Override
    public void addParameterChange(String name, BlockNumber block, int logIndex) {
      stale = true;
    }

    @Override
    public void removeParameterChange(String name, BlockNumber block, int logIndex) {
      stale = true;
    }

    @Override
    public Set<ProposalId> open() {
      return Set.copyOf(open);
    }

    @Override
    public void reopen(ProposalId proposal) {
      if (submissions.stream().anyMatch(made -> made.id().equals(proposal))) {
        open.add(proposal);
      }
    }

    @Override
    public void put(ProposalId proposal, Standing standing) {
      standings.put(proposal, standing);
      if (standing.state().isFinal()) {
        open.remove(proposal);
      }
    }

    @Override
    public boolean parametersAreStale() {
      return stale;
    }

    @Override
    public void putParameters(List<Contracts.Bounded> parameters) {
      parameterReads++;
      stale = false;
    }

    @Override
    public void advanceTo(BlockNumber block) {
      head = block;
    }
  }
}
