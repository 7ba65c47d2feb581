package network.conet.chainaccess.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
  @ParameterizedTest
  @CsvSource({
    "-32005, limit exceeded",
    "-32005, daily request count exceeded",
    "-32029, Too Many Requests",
    "429, ''",
    "-32000, request rate limited",
    "-32603, Your app has exceeded its compute units per second capacity: throttled",
    "-32000, upstream timed out",
  })
  void whatNodesAndProvidersSayWhenAskedTooOften(int code, String message) {
    assertThat(RateLimit.isMeantBy(code, message)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "3, execution reverted: NodeNotJailed",
    "-32000, Execution reverted",
    "-32000, nonce too low",
    "-32602, invalid argument 0",
    "-32005, Transaction gas limit exceeds block gas limit",
    "-32005, Requested range exceeds maximum RPC range limit",
    "-32601, the method does not exist",
  })
  void aRefusalIsNone(int code, String message) {
    assertThat(RateLimit.isMeantBy(code, message)).isFalse();
  }

  @Test
  void aContractsErrorIsNoLimit() {
    assertThat(RateLimit.isMeantBy(3, "execution reverted: custom error 0x1f2a2005")).isFalse();
  }
}
