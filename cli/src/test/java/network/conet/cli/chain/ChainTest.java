package network.conet.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import network.conet.chainaccess.Selector;
import network.conet.cli.api.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.protocol.core.Response;

class ChainTest {
  private static final String NODE = "ab".repeat(32);

  @Test
  void saysInTheContractsWordsWhyItRefuses() {
    Refusal refusal =
        Chain.refused(
            error(
                // quoted, as the client hands on what the node wrote
                "\""
                    + Selector.of("CommissionAboveMaximum(bytes32,uint256,uint256)").hex()
                    + NODE
                    + "%064x%064x".formatted(5_000, 3_000)
                    + "\""));
    assertThat(refusal.code()).isEqualTo("CommissionAboveMaximum");
    assertThat(refusal)
        .hasMessage("The contract refuses: CommissionAboveMaximum(0x" + NODE + ", 5000, 3000).");
  }

  @Test
  void saysWhatToDoWhereTheNameAloneDoesNot() {
    Refusal refusal =
        Chain.refused(
            error(
                Selector.of("GovernorInsufficientProposerVotes(address,uint256,uint256)").hex()
                    + "%064x%064x%064x".formatted(1, 0, 1_000)));
    assertThat(refusal).hasMessageContaining("conet delegate-votes");
  }

  @Test
  void namesTheTimeThatARefusalIsAbout() {
    Refusal refusal =
        Chain.refused(
            error(
                Selector.of("JailTermNotOver(bytes32,uint256)").hex()
                    + NODE
                    + "%064x".formatted(1_800_000_000)));
    assertThat(refusal).hasMessageEndingWith("It can be ended from 2027-01-15T08:00:00Z.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0xdeadbeef", "0x", "", "no hex"})
  void leavesTheNodesOwnWordsWhereNoContractOfOursSpoke(String data) {
    Refusal refusal = Chain.refused(error(data));
    assertThat(refusal.code()).isEqualTo("REVERTED");
    assertThat(refusal).hasMessage("The contract refuses: execution reverted.");
  }

  @Test
  void aNodeThatIsAskedTooOftenIsNoContractThatRefuses() {
    Refusal throttled = Chain.refused(new Response.Error(-32_005, "daily request count exceeded"));
    assertThat(throttled.code()).isEqualTo("CHAIN_UNREACHABLE");
    Response.Error refused = new Response.Error(3, "execution reverted: quota exceeded");
    assertThat(Chain.refused(refused).code()).isEqualTo("REVERTED");
  }

  private static Response.Error error(String data) {
    Response.Error error = new Response.Error(3, "execution reverted");
    error.setData(data);
    return error;
  }
}
