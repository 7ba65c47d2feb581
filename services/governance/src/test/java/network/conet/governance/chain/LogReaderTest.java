package network.conet.governance.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.governance.proposal.Description;
import network.conet.governance.sync.Change;
import network.conet.governance.vote.Support;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import org.junit.jupiter.api.Test;

class LogReaderTest {
  private static final AccountAddress GOVERNOR = AccountAddress.parse("0x" + "a".repeat(40));
  private static final AccountAddress PARAMETERS = AccountAddress.parse("0x" + "b".repeat(40));

  /** A NUL, and a byte that begins no character of UTF-8. */
  private static final byte[] NO_TEXT = {'w', 0, 'h', (byte) 0xff, 'y'};

  private final GovernorLogs logs = new GovernorLogs(GOVERNOR, PARAMETERS);
  private final LogReader reader =
      new LogReader(
          new ContractAddresses(
              ChainId.of(31337),
              BlockNumber.of(1),
              Map.of(
                  ContractName.CONET_GOVERNOR,
                  GOVERNOR,
                  ContractName.NETWORK_PARAMETERS,
                  PARAMETERS)));

  @Test
  void keepsADescriptionThatIsNoTextAsItWasEmitted() {
    Change.Proposed made = (Change.Proposed) read(logs.proposalCreated(1, 7, GOVERNOR, NO_TEXT));
    assertThat(made.submission().description()).isEqualTo(Description.of(NO_TEXT));
    assertThat(made.submission().actions()).hasSize(1);
    assertThat(made.submission().block()).isEqualTo(BlockNumber.of(5));
  }

  @Test
  void readsAVoteAndAParameter() {
    Change.Voted voted = (Change.Voted) read(logs.voteCast(2, PARAMETERS, 7, 1, 30, "w\0hy"));
    assertThat(voted.vote().support()).isEqualTo(Support.FOR);
    assertThat(voted.vote().voter()).isEqualTo(PARAMETERS);
    assertThat(voted.vote().reason()).isEqualTo("w hy");
    assertThat(read(logs.parameterChanged(3, "pricePerGiB")))
        .isEqualTo(new Change.ParameterSet("pricePerGiB", BlockNumber.of(5), 3));
  }

  private Change read(ChainLog log) {
    ChainBlock block =
        new ChainBlock(
            new BlockPosition(BlockNumber.of(5), Hash32.ZERO),
            Hash32.ZERO,
            Instant.EPOCH,
            List.of(log));
    return reader.read(block, log).orElseThrow();
  }
}
