package network.conet.localnet.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KafkaPartTest {
  @Test
  void noClusterIdLooksLikeAnOption() {
    for (int first = 0; first < 256; first++) {
      byte[] random = new byte[16];
      random[0] = (byte) first;
      assertThat(KafkaPart.clusterId(random)).hasSize(22).doesNotStartWith("-");
    }
  }
}
