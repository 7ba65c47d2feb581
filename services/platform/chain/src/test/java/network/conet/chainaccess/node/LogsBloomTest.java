package network.conet.chainaccess.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.junit.jupiter.api.Test;

class LogsBloomTest {
  /** Never a no for what is there; a log's address and topics are all found. */
  @Property(tries = 200)
  void whatIsThereIsNeverDenied(
      @ForAll @Size(20) byte[] address,
      @ForAll @Size(32) byte[] topic,
      @ForAll @Size(20) byte[] b) {
    LogsBloom bloom = LogsBloom.of(List.of(log(address, topic), log(b, topic)));
    assertThat(bloom.mayHold(AccountAddress.of(address))).isTrue();
    assertThat(bloom.mayHold(AccountAddress.of(b))).isTrue();
    assertThat(bloom.mayHold(Hash32.of(topic))).isTrue();
  }

  @Test
  void anEmptyBloomHoldsNothing() {
    assertThat(LogsBloom.NONE.isEmpty()).isTrue();
    assertThat(LogsBloom.NONE.mayHold(AccountAddress.ZERO)).isFalse();
  }

  private static NodeLog log(byte[] address, byte[] topic) {
    return new NodeLog(
        BlockNumber.ZERO,
        Hash32.ZERO,
        TxHash.of(new byte[32]),
        0,
        0,
        AccountAddress.of(address),
        List.of(Hash32.of(topic)),
        Bytes.EMPTY);
  }
}
