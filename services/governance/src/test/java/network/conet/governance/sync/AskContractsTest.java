package network.conet.governance.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.chainevents.BlockPosition;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.ProposalState;
import network.conet.governance.proposal.Standing;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import org.junit.jupiter.api.Test;

class AskContractsTest {
  private static final ProposalId ID = new ProposalId(BigInteger.TEN);
  private static final BlockPosition BLOCK =
      new BlockPosition(BlockNumber.of(3), Hash32.parse("0x" + "3".repeat(64)));

  private final Map<BlockPosition, Questions.Answers> stored = new LinkedHashMap<>();
  private Optional<Questions.Open> open = Optional.empty();
  private final AskContracts ask = new AskContracts(new Asked(), Governor::new);

  @Test
  void asksAfterTheBlockAndStoresWhatIsSaid() {
    open = Optional.of(new Questions.Open(BLOCK, Set.of(ID), true));
    assertThat(ask.step()).isTrue();
    Questions.Answers answers = stored.get(BLOCK);
    assertThat(answers.standings().get(ID).deadline()).isEqualTo(Instant.ofEpochSecond(3));
    assertThat(answers.parameters()).isPresent();
  }

  @Test
  void asksNothingWhileEverythingIsAnswered() {
    assertThat(ask.step()).isFalse();
    assertThat(stored).isEmpty();
  }

  @Test
  void leavesParametersAloneThatNobodySet() {
    open = Optional.of(new Questions.Open(BLOCK, Set.of(), false));
    assertThat(ask.step()).isTrue();
    assertThat(stored.get(BLOCK).parameters()).isEmpty();
  }

  private final class Asked implements Questions {
    @Override
    public Optional<Open> open() {
      return open;
    }

    @Override
    public void store(BlockPosition block, Answers answers) {
      stored.put(block, answers);
    }
  }

  /** Whose every proposal ends at as many seconds as the block's number. */
  private record Governor(BlockPosition block) implements Contracts {
    @Override
    public Standing standing(ProposalId proposal) {
      return new Standing(
          ProposalState.ACTIVE,
          Instant.ofEpochSecond(block.number().number()),
          Optional.empty(),
          Standing.Tally.NONE,
          Optional.empty());
    }

    @Override
    public List<Bounded> parameters() {
      return List.of();
    }
  }
}
